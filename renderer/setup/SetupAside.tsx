import './setupAside.css';
import type { LiveController } from '../live/liveController';
import { MessageCards } from '../live/MessageCards';
import { SourceState } from './SourceState';

/** What stands below the preview on the set-up page. */
export function SetupAside({ controller }: { readonly controller: LiveController }) {
  return (
    <aside className="setup-aside">
      <SourceState />
      <MessageCards controller={controller} />
    </aside>
  );
}
