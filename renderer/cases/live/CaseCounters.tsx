import './caseCounters.css';
import { useTranslation } from 'react-i18next';
import type { CaseActionName } from '../../../common/actions';
import type { LimitState, LiveCase } from '../../../common/cases/liveCase';
import type { LiveController } from '../../live/liveController';
import { KeyHint } from '../../ui/KeyHint';
import { keyOfCaseAction } from './caseKeys';

interface CaseCountersProps {
  readonly controller: LiveController;
  readonly running: LiveCase;
}

/** Attempts and entries of the duct: each figure is the button that adds one. */
export function CaseCounters({ controller, running }: CaseCountersProps) {
  const { t } = useTranslation('cases');
  const { attempts, ductEntries, limits } = running;
  const attemptWords = {
    below: 'attempts',
    near: 'attemptsNear',
    passed: 'attemptsPassed',
  } as const;
  return (
    <div className="press-row case-counters">
      <Counter
        controller={controller}
        action="attempt"
        count={attempts}
        limit={limits.attempts}
        words={t(`live.counter.${attemptWords[limits.attempts]}`)}
      />
      <Counter
        controller={controller}
        action="ductEntry"
        count={ductEntries}
        limit={limits.ductEntries}
        words={t(
          limits.ductEntries === 'passed'
            ? 'live.counter.ductEntriesPassed'
            : 'live.counter.ductEntries',
        )}
      />
    </div>
  );
}

interface CounterProps {
  readonly controller: LiveController;
  readonly action: CaseActionName;
  readonly count: number;
  readonly limit: LimitState;
  readonly words: string;
}

function Counter({ controller, action, count, limit, words }: CounterProps) {
  const key = keyOfCaseAction[action];
  return (
    <button
      type="button"
      className="case-counter"
      data-limit={limit}
      data-testid={`count-${action}`}
      aria-keyshortcuts={key}
      onClick={() => controller.perform({ kind: 'runAction', name: action })}
    >
      <span className="count-figure figure">{count}</span>
      <KeyHint>{key}</KeyHint>
      <span className="small case-counter-words">{words}</span>
    </button>
  );
}
