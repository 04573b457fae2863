import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../../common/language/explain';
import type { LibraryEntry, LibraryState } from '../../../common/recordings/replayIpc';
import { type MarkShape, type MarkTone, StatusMark } from '../../ui/StatusMark';
import { openRecording } from '../player/playerActions';
import { lengthWord } from '../replayTime';
import { useReplay } from '../replayStore';
import { removeRecording } from './libraryActions';
import { caseWord, findingWords, startWord } from './libraryWords';

const marks: Readonly<Record<LibraryState, { shape: MarkShape; tone: MarkTone }>> = {
  recording: { shape: 'circle', tone: 'good' },
  closed: { shape: 'ring', tone: 'dim' },
  recovered: { shape: 'dottedRing', tone: 'warning' },
  damaged: { shape: 'cross', tone: 'warning' },
};

/** One recording of the library: picture, when, how long, whose, what stands in it, and how it stands. */
export function LibraryCard({ entry }: { readonly entry: LibraryEntry }) {
  const { t } = useTranslation('replay');
  const background = useTranslation('background');
  const { recordingId, state, trouble, durationMs, title, start } = entry;
  return (
    <li className="library-card" data-state={state} data-testid="recording">
      <button
        type="button"
        className="library-open"
        title={t('library.open', { time: startWord(entry) })}
        disabled={trouble !== null}
        onClick={() => void openRecording(recordingId)}
      >
        <Thumbnail recordingId={recordingId} />
        <span className="library-facts">
          <span className="library-when figure">
            {startWord(entry)}
            {durationMs !== null && <span className="dim"> · {lengthWord(durationMs)}</span>}
          </span>
          <span>{title ?? caseWord(t, entry)}</span>
          <span className="small dim">{findingWords(t, entry).join(' · ')}</span>
          {trouble !== null && <TroubleLine entry={entry} />}
        </span>
      </button>
      <span className="library-foot small">
        <span className="library-mark">
          <StatusMark {...marks[state]} /> {t(`state.${state}`)}
          {start === 'import' && ` · ${background.t('importedMark')}`}
        </span>
        {state !== 'recording' && (
          <button
            type="button"
            className="link-button dim"
            onClick={() => void removeRecording(entry)}
          >
            {t('library.remove')}
          </button>
        )}
      </span>
    </li>
  );
}

function TroubleLine({ entry }: { readonly entry: LibraryEntry }) {
  const { t } = useTranslation('messages');
  if (entry.trouble === null) return null;
  return <span className="small">{explanationIn(t, entry.trouble).whatHappened}</span>;
}

function Thumbnail({ recordingId }: { readonly recordingId: string }) {
  const { t } = useTranslation('replay');
  const address = useReplay(({ thumbnails }) => thumbnails.get(recordingId)) ?? null;
  return (
    <span className="library-picture">
      {address === null ? (
        <span className="small dim">{t('library.noPicture')}</span>
      ) : (
        <img src={address} alt="" />
      )}
    </span>
  );
}
