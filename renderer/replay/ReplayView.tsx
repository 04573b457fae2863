import '../cases/casesView.css';
import { assertNever } from '../../common/assertNever';
import { Library } from './library/Library';
import { PlayerView } from './player/PlayerView';
import type { ReplayScreen } from './player/replayScreen';
import { useReplay } from './replayStore';
import { ProgressView } from './training/progress/ProgressView';
import { ReplayNav } from './training/ReplayNav';
import { SessionView } from './training/session/SessionView';
import { useIsTraining } from './training/session/sessionStore';
import { ReportPicture } from './training/report/ReportPicture';
import { TrainingView } from './training/TrainingView';
import { type ReplayPart, useTraining } from './training/trainingStore';

/**
 * The page of recordings without its small live picture: the recording that is open, the picture that somebody
 * judges, or one of the parts: library, training, progress.
 */
export function ReplayView({ screen }: { readonly screen: ReplayScreen }) {
  const recordingId = useReplay((state) => state.recordingId);
  const isTraining = useIsTraining();
  const report = useTraining((state) => state.report);
  const reportItem = useTraining((state) => state.reportItem);
  const part = useTraining((state) => state.part);
  if (recordingId !== null) return <PlayerView key={recordingId} screen={screen} />;
  if (isTraining) return <SessionView />;
  if (report !== null && reportItem !== null) {
    return <ReportPicture report={report} item={reportItem} />;
  }
  return (
    <div className="replay-parts">
      <ReplayNav />
      <PartOf part={part} />
    </div>
  );
}

function PartOf({ part }: { readonly part: ReplayPart }) {
  switch (part) {
    case 'library':
      return <Library />;
    case 'training':
      return <TrainingView />;
    case 'progress':
      return <ProgressView />;
    default:
      return assertNever(part, 'part');
  }
}
