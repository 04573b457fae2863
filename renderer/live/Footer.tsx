import './footer.css';
import { useTranslation } from 'react-i18next';
import { useLiveCase } from '../cases/live/liveCaseStore';
import { caseActionWords } from '../cases/live/pressWords';
import { usePedals } from '../pedals/pedalStore';
import { type ActionNow, pedalLine } from '../pedals/pedalWords';
import { useReferences } from '../replay/player/references/referenceStore';
import { useReplay } from '../replay/replayStore';
import { useIsTraining, useSession } from '../replay/training/session/sessionStore';
import { usePage } from '../shell/pageStore';

/** The notice that never goes, and the keys that one needs most. */
export function Footer() {
  const { t } = useTranslation('live');
  const pedal = useTranslation('pedal');
  const pedals = usePedals();
  const cases = useTranslation('cases');
  const running = useLiveCase((state) => state.running);
  const canStart = useLiveCase((state) => state.canStart);
  const replay = useTranslation('replay');
  const isOnReplay = usePage(({ page }) => page === 'replay');
  const isReplaying = useReplay(({ recordingId }) => recordingId !== null) && isOnReplay;
  const training = useTranslation('training');
  const isDrawing = useReferences(({ drawn }) => drawn !== null);
  const isTraining = useIsTraining() && isOnReplay && !isReplaying;
  const asksClasses = useSession(({ state }) => state.asksClasses) ?? false;
  const now: ActionNow = (action) => caseActionWords(cases.t, action, { running, canStart });
  return (
    <footer className="footer small dim">
      <p>{t('footer.notice')}</p>
      {isReplaying && <p>{isDrawing ? training.t('reference.keys') : replay.t('player.keys')}</p>}
      {isTraining && <p>{training.t(asksClasses ? 'session.keysFour' : 'session.keys')}</p>}
      <p hidden={isReplaying || isTraining}>
        {pedals !== null && `${pedalLine(pedal.t, pedals, now)} · `}
        {t(running === null ? 'footer.keys' : 'footer.keysInCase')}
      </p>
    </footer>
  );
}
