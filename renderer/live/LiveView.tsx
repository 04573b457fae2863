import './liveView.css';
import type { FramePlayer } from './framePlayer';
import { Footer } from './Footer';
import { HelpSheet } from './HelpSheet';
import type { LiveController } from './liveController';
import { SidePanel } from './SidePanel';
import { Stage } from './Stage';
import { StatusBar } from './StatusBar';

interface LiveViewProps {
  readonly controller: LiveController;
  readonly player: FramePlayer;
}

/** The live view: status above, picture, column beside it, notice and keys below. */
export function LiveView({ controller, player }: LiveViewProps) {
  return (
    <div className="live-view">
      <StatusBar />
      <Stage controller={controller} player={player} />
      <SidePanel controller={controller} />
      <Footer />
      <HelpSheet />
    </div>
  );
}
