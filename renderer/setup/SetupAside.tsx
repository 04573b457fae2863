import './setupAside.css';
import type { LiveController } from '../live/liveController';
import { MessageCards } from '../live/MessageCards';

/** What stands below the preview on the set-up page. */
export function SetupAside({ controller }: { readonly controller: LiveController }) {
  return (
    <aside className="setup-aside">
      <MessageCards controller={controller} />
    </aside>
  );
}
