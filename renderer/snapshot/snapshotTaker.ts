import type { AmpullaBridge } from '../../common/bridge';
import type { SnapshotDelivery, SnapshotRequest } from '../../common/snapshotDelivery';
import type { FramePlayer } from '../live/framePlayer';
import { composeSnapshot } from './composeSnapshot';
import { PngEncoder } from './pngEncoder';

/** Gives main the picture on the screen when it asks for it. Lives as long as the window. */
export class SnapshotTaker {
  private readonly bridge: AmpullaBridge;
  private readonly player: Pick<FramePlayer, 'drawn'>;
  private readonly encoder = new PngEncoder();
  private readonly end: () => void;

  constructor(bridge: AmpullaBridge, player: Pick<FramePlayer, 'drawn'>) {
    this.bridge = bridge;
    this.player = player;
    this.end = bridge.subscribe('snapshotRequest', (request) => void this.answer(request));
  }

  dispose(): void {
    this.end();
    this.encoder.dispose();
  }

  private async answer(request: SnapshotRequest): Promise<void> {
    const delivery = await this.deliveryOf(request).catch((error: unknown) => ({
      number: request.number,
      failure: error instanceof Error ? error.message : String(error),
    }));
    await this.bridge.invoke('snapshot:deliver', delivery);
  }

  private async deliveryOf({ number, blanking }: SnapshotRequest): Promise<SnapshotDelivery> {
    const { drawn } = this.player;
    if (drawn === null) return { number, failure: 'no picture is on the screen' };
    // At once, before another frame is drawn; only the encoding takes its time.
    const { clean, withOverlay, facts } = composeSnapshot(drawn, blanking);
    const [cleanFile, overlayFile] = await this.encoder.encode([clean, withOverlay]);
    if (cleanFile === undefined || overlayFile === undefined) {
      return { number, failure: 'the encoder gave too few pictures' };
    }
    return { number, ...facts, clean: cleanFile, withOverlay: overlayFile };
  }
}
