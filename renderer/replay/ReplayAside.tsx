import '../setup/setupAside.css';
import './replayAside.css';
import type { LiveController } from '../live/liveController';
import { MessageCards } from '../live/MessageCards';
import { SourceState } from '../setup/SourceState';
import { FactsCard } from './player/FactsCard';
import { NotesCard } from './player/NotesCard';
import { OverlayCard } from './player/OverlayCard';
import type { ReplayScreen } from './player/replayScreen';
import { ReferenceCard } from './player/references/ReferenceCard';
import { useReferences } from './player/references/referenceStore';
import { TakingCard } from './player/TakingCard';
import { TracksCard } from './player/tracks/TracksCard';
import { useReplay } from './replayStore';
import { ReportAside } from './training/report/ReportAside';
import { SessionAside } from './training/session/SessionAside';
import { useIsTraining } from './training/session/sessionStore';
import { useTraining } from './training/trainingStore';

interface ReplayAsideProps {
  readonly controller: LiveController;
  readonly screen: ReplayScreen;
}

/** What stands below the small live picture: what belongs to the open recording, or to the picture that is judged. */
export function ReplayAside({ controller, screen }: ReplayAsideProps) {
  return (
    <aside className="setup-aside">
      <AsideOfPart screen={screen} />
      <MessageCards controller={controller} />
    </aside>
  );
}

function AsideOfPart({ screen }: Pick<ReplayAsideProps, 'screen'>) {
  const isOpen = useReplay((state) => state.content !== null);
  const isDrawing = useReferences((state) => state.drawn !== null);
  const isTraining = useIsTraining();
  const report = useTraining((state) => state.report);
  const reportItem = useTraining((state) => state.reportItem);
  if (isOpen) {
    return (
      <>
        {!isDrawing && <RecordingCards screen={screen} />}
        <ReferenceCard />
      </>
    );
  }
  if (isTraining) return <SessionAside />;
  if (report !== null && reportItem !== null) {
    return <ReportAside report={report} item={reportItem} />;
  }
  return <SourceState />;
}

/** What belongs to the open recording; it makes room while a reference is drawn. */
function RecordingCards({ screen }: Pick<ReplayAsideProps, 'screen'>) {
  return (
    <>
      <FactsCard />
      <OverlayCard />
      <TracksCard />
      <TakingCard screen={screen} />
      <NotesCard />
    </>
  );
}
