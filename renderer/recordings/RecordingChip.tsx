import './recordingChip.css';
import { useTranslation } from 'react-i18next';
import type { RecorderState } from '../../common/recordings/recorderState';
import { type MarkShape, type MarkTone, StatusMark } from '../ui/StatusMark';
import { elapsedWords } from './elapsedWords';
import { useRecorder } from './recorderStore';

type Shown = Exclude<RecorderState, { state: 'idle' }>;

const marks: Readonly<Record<Shown['state'], { shape: MarkShape; tone: MarkTone }>> = {
  waiting: { shape: 'recordWaiting', tone: 'dim' },
  recording: { shape: 'record', tone: 'good' },
  losing: { shape: 'recordLost', tone: 'loss' },
};

/** What the recorder does, in the bar above the picture. Nothing stands there while nothing is to be recorded. */
export function RecordingChip() {
  const { t } = useTranslation('recording');
  const recorder = useRecorder((state) => state);
  if (recorder.state === 'idle') return null;
  return (
    <div
      className="status-chip recording-chip"
      role="group"
      aria-label={t('title')}
      data-state={recorder.state}
    >
      <StatusMark {...marks[recorder.state]} />
      <span className="dim">{t('chip')}</span>
      <span data-testid="recording-state">{t(`state.${recorder.state}`)}</span>
      <Detail recorder={recorder} />
    </div>
  );
}

function Detail({ recorder }: { readonly recorder: Shown }) {
  const { t } = useTranslation('recording');
  const { forecastMinutes } = recorder;
  const room = forecastMinutes === null ? null : t('forecast', { minutes: forecastMinutes });
  if (recorder.state === 'waiting') {
    return <span className="dim status-chip-detail">{t(`waitingFor.${recorder.reason}`)}</span>;
  }
  const { elapsedMs, lostFrames, isCoarse } = recorder;
  return (
    <span className="dim status-chip-fixed">
      <span className="figure">{elapsedWords(elapsedMs)}</span>
      {lostFrames > 0 && ` · ${t('lost', { frames: lostFrames })}`}
      {isCoarse && ` · ${t('coarse')}`}
      {room !== null && !isCoarse && <span className="recording-room"> · {room}</span>}
    </span>
  );
}
