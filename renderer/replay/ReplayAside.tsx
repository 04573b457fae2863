import '../setup/setupAside.css';
import './replayAside.css';
import type { LiveController } from '../live/liveController';
import { MessageCards } from '../live/MessageCards';
import { SourceState } from '../setup/SourceState';
import { FactsCard } from './player/FactsCard';
import { NotesCard } from './player/NotesCard';
import { OverlayCard } from './player/OverlayCard';
import { useReplay } from './replayStore';

/** What stands below the small live picture: the open recording's facts, overlay and notes. */
export function ReplayAside({ controller }: { readonly controller: LiveController }) {
  const isOpen = useReplay((state) => state.content !== null);
  return (
    <aside className="setup-aside">
      {isOpen ? (
        <>
          <FactsCard />
          <OverlayCard />
          <NotesCard />
        </>
      ) : (
        <SourceState />
      )}
      <MessageCards controller={controller} />
    </aside>
  );
}
