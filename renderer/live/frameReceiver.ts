import { type FrameCredit, type FrameMessage, maxFramesInFlight } from '../../common/framePort';

/**
 * Owns the renderer's end of the frame port. Frames that arrive together wait for their turn, so that
 * a hiccup of one animation frame loses none; main bounds their number by its credits. Beyond that
 * bound the oldest is given up and credited at once.
 */
export class FrameReceiver<Message extends FrameMessage = FrameMessage> {
  private port: MessagePort | null = null;
  private waiting: Message[] = [];
  private superseded = 0;
  private readonly onFrameWaiting: () => void;

  /** @param onFrameWaiting called for every frame that arrives; answer with {@link take} */
  constructor(onFrameWaiting: () => void) {
    this.onFrameWaiting = onFrameWaiting;
  }

  /** Whether another frame can be taken. */
  get hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Frames that were given up before they were taken. */
  get supersededCount(): number {
    return this.superseded;
  }

  /** Takes over a new port and closes the one before. */
  accept(port: MessagePort): void {
    this.dispose();
    this.port = port;
    port.onmessage = (event: MessageEvent<Message>) => this.receive(event.data);
    port.start();
  }

  /** The oldest frame that was not taken yet. The caller credits it when it is drawn. */
  take(): Message | null {
    return this.waiting.shift() ?? null;
  }

  /** Tells main that a frame was drawn or replaced. */
  credit({ frameId }: FrameMessage): void {
    this.port?.postMessage({ frameId } satisfies FrameCredit);
  }

  dispose(): void {
    this.port?.close();
    this.port = null;
    this.waiting = [];
  }

  private receive(frame: Message): void {
    this.waiting.push(frame);
    if (this.waiting.length > maxFramesInFlight) this.giveUpOldest();
    this.onFrameWaiting();
  }

  private giveUpOldest(): void {
    const oldest = this.take();
    if (oldest === null) return;
    this.superseded += 1;
    this.credit(oldest);
  }
}
