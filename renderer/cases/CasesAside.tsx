import '../setup/setupAside.css';
import type { LiveController } from '../live/liveController';
import { MessageCards } from '../live/MessageCards';
import { SourceState } from '../setup/SourceState';
import { WhoCard } from './people/WhoCard';

/** What stands below the small picture on the page of cases: who is signed in, and what the application says. */
export function CasesAside({ controller }: { readonly controller: LiveController }) {
  return (
    <aside className="setup-aside">
      <WhoCard />
      <SourceState />
      <MessageCards controller={controller} />
    </aside>
  );
}
