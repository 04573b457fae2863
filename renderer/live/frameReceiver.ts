import type { FrameCredit, FrameMessage } from '../../common/framePort';

/**
 * Owns the renderer's end of the frame port. Keeps the newest frame only: one that a newer frame
 * replaces is answered with its credit at once, so that main never waits for a frame nobody sees.
 */
export class FrameReceiver {
  private port: MessagePort | null = null;
  private pending: FrameMessage | null = null;
  private superseded = 0;
  private readonly onFrameWaiting: () => void;

  /** @param onFrameWaiting called for every frame that arrives; answer with {@link take} */
  constructor(onFrameWaiting: () => void) {
    this.onFrameWaiting = onFrameWaiting;
  }

  /** Frames that a newer one replaced before they were taken. */
  get supersededCount(): number {
    return this.superseded;
  }

  /** Takes over a new port and closes the one before. */
  accept(port: MessagePort): void {
    this.dispose();
    this.port = port;
    port.onmessage = (event: MessageEvent<FrameMessage>) => this.receive(event.data);
    port.start();
  }

  /** The newest frame that was not taken yet. The caller credits it when it is drawn. */
  take(): FrameMessage | null {
    const frame = this.pending;
    this.pending = null;
    return frame;
  }

  /** Tells main that a frame was drawn or replaced. */
  credit({ frameId }: FrameMessage): void {
    this.port?.postMessage({ frameId } satisfies FrameCredit);
  }

  dispose(): void {
    this.port?.close();
    this.port = null;
    this.pending = null;
  }

  private receive(frame: FrameMessage): void {
    if (this.pending !== null) {
      this.superseded += 1;
      this.credit(this.pending);
    }
    this.pending = frame;
    this.onFrameWaiting();
  }
}
