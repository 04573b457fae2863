import './shell.css';
import { CasesAside } from '../cases/CasesAside';
import { CasesView } from '../cases/CasesView';
import { Footer } from '../live/Footer';
import type { FramePlayer } from '../live/framePlayer';
import { HelpSheet } from '../live/HelpSheet';
import type { LiveController } from '../live/liveController';
import { SidePanel } from '../live/SidePanel';
import { Stage } from '../live/Stage';
import { StatusBar } from '../live/StatusBar';
import { ReplayAside } from '../replay/ReplayAside';
import type { ReplayScreen } from '../replay/player/replayScreen';
import { ReplayView } from '../replay/ReplayView';
import { SetupAside } from '../setup/SetupAside';
import { SetupView } from '../setup/SetupView';
import { usePage } from './pageStore';

interface ShellProps {
  readonly controller: LiveController;
  readonly player: FramePlayer;
  readonly replay: ReplayScreen;
}

/**
 * The window: status above, the page, notice and keys below. The picture's stage is one and the same
 * on every page and only changes its place and size, so that the picture never stops for a page.
 */
export function Shell({ controller, player, replay }: ShellProps) {
  const page = usePage((state) => state.page);
  return (
    <div className="shell" data-page={page}>
      <StatusBar />
      {page === 'setUp' && <SetupView controller={controller} />}
      {page === 'cases' && <CasesView />}
      {page === 'replay' && <ReplayView screen={replay} />}
      <Stage key="stage" controller={controller} player={player} />
      {page === 'setUp' && <SetupAside controller={controller} />}
      {page === 'cases' && <CasesAside controller={controller} />}
      {page === 'replay' && <ReplayAside controller={controller} screen={replay} />}
      {page === 'live' && <SidePanel controller={controller} />}
      <Footer />
      <HelpSheet />
    </div>
  );
}
