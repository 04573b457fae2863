import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { KeyHint } from '../../ui/KeyHint';
import { caseWord, findingWords, startWord } from '../library/libraryWords';
import { lengthWord } from '../replayTime';
import { useReplay } from '../replayStore';
import { closeRecording } from './playerActions';

/** Which recording it is; and the way back to all of them. */
export function FactsCard() {
  const { t } = useTranslation('replay');
  const recordingId = useReplay((state) => state.recordingId);
  const entry = useReplay(({ entries }) =>
    entries.find((known) => known.recordingId === recordingId),
  );
  const durationMs = useReplay((state) => state.player?.durationMs ?? 0);
  const state = useReplay((store) => store.content?.manifest.state ?? 'closed');
  return (
    <Card
      title={t('player.facts')}
      action={
        <button type="button" className="link-button small" onClick={closeRecording}>
          {t('player.back')} <KeyHint>Esc</KeyHint>
        </button>
      }
    >
      {entry !== undefined && (
        <p className="figure">
          {startWord(entry)} · {lengthWord(durationMs)}
        </p>
      )}
      {entry !== undefined && <p className="small">{entry.title ?? caseWord(t, entry)}</p>}
      <p className="small dim">
        {[t(`state.${state}`), ...(entry === undefined ? [] : findingWords(t, entry))].join(' · ')}
      </p>
    </Card>
  );
}
