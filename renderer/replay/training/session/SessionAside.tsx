import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWord } from '../../../cases/caseTimeWords';
import { Card } from '../../../ui/Card';
import { KeyHint } from '../../../ui/KeyHint';
import { AnswerCards } from './AnswerCards';
import { RevealCards } from './RevealCards';
import { leaveSession, goOn } from './sessionActions';
import { seenFor, sessionStore, useSession } from './sessionStore';

/** Beside the picture: which one it is, how long it has been seen, and what to say of it or what came of it. */
export function SessionAside() {
  const reveal = useSession((running) => running.reveal);
  const isLast = useSession((running) => running.next?.present === null) ?? false;
  const hasPicture = useSession((running) => running.picture !== null) ?? false;
  return (
    <>
      <PlaceCard />
      {reveal !== null && (
        <RevealCards reveal={reveal} isLast={isLast} onNext={() => void goOn()} />
      )}
      {reveal === null && hasPicture && <AnswerCards />}
    </>
  );
}

function PlaceCard() {
  const { t } = useTranslation('training');
  const name = useSession(({ state }) => state.exerciseName) ?? '';
  const place = useSession(({ state }) => (state.present ?? 0) + 1) ?? 1;
  const items = useSession(({ state }) => state.items) ?? 1;
  const isExam = useSession(({ state }) => state.isExam) ?? false;
  return (
    <Card
      title={name}
      action={
        <button type="button" className="link-button small" onClick={leaveSession}>
          {t('session.leave')} <KeyHint>Esc</KeyHint>
        </button>
      }
    >
      <p className="training-place figure">
        <span data-testid="place">{t('session.place', { place, items })}</span>
        {isExam && <span className="small dim">{t('list.exam')}</span>}
        <SeenClock />
      </p>
    </Card>
  );
}

/** Time on the picture in whole seconds; it moves, and nothing else does. */
function SeenClock() {
  const { t } = useTranslation('training');
  const [seenMs, setSeenMs] = useState(0);
  useEffect(() => {
    const look = (): void => {
      const { running } = sessionStore.getState();
      setSeenMs(running === null ? 0 : seenFor(running, performance.now()));
    };
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="training-clock dim" role="timer" aria-label={t('session.time')}>
      {clockWord(seenMs)}
    </span>
  );
}
