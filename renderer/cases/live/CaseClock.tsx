import './caseClock.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockLimit } from '../../../common/cases/caseSteps';
import { timeLimitMs } from '../../../common/cases/guidelineVerdict';
import type { LiveCase } from '../../../common/cases/liveCase';
import { clockWord } from '../caseTimeWords';
import { useLiveCase } from './liveCaseStore';

const ticksEveryMs = 200;

/** The clock of cannulation in large figures, and how near the 5 minutes are. */
export function CaseClock({ running }: { readonly running: LiveCase }) {
  const { t } = useTranslation('cases');
  const elapsedMs = useElapsedMs(running);
  const limit = clockLimit(elapsedMs);
  const share = Math.min(1, elapsedMs / timeLimitMs);
  return (
    <section className="case-clock" data-limit={limit} aria-label={t('live.clock.title')}>
      <header className="case-clock-head">
        <h2 className="caps">{t('live.clock.title')}</h2>
        <span className="small dim case-name">{running.fields.pseudonym}</span>
      </header>
      <p className="case-time">
        <span className="clock-figures figure" role="timer" data-testid="case-clock">
          {clockWord(elapsedMs)}
        </span>
        <span className="case-of" data-testid="case-clock-state">
          <ClockState running={running} elapsedMs={elapsedMs} />
        </span>
      </p>
      <span className="case-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </section>
  );
}

function ClockState({ running, elapsedMs }: { running: LiveCase; elapsedMs: number }) {
  const { t } = useTranslation('cases');
  const limit = clockLimit(elapsedMs);
  switch (running.cannulation) {
    case 'notApproached':
    case 'cannulated':
    case 'failed':
      return t(`live.clock.${running.cannulation}`);
    case 'running':
    case 'notSaid':
      if (limit === 'passed') return t('live.clock.past');
      if (limit === 'below') return t('live.clock.of');
      return t('live.clock.left', { time: clockWord(timeLimitMs - elapsedMs) });
  }
}

/** Runs on by the page's monotonic clock from what main said last. */
function useElapsedMs({ clock }: LiveCase): number {
  const receivedAtMs = useLiveCase((state) => state.receivedAtMs);
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    if (!clock.isRunning) return;
    const timer = window.setInterval(() => setNowMs(performance.now()), ticksEveryMs);
    return () => window.clearInterval(timer);
  }, [clock.isRunning]);
  return clock.isRunning ? clock.elapsedMs + Math.max(0, nowMs - receivedAtMs) : clock.elapsedMs;
}
