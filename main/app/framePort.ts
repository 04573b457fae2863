import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Frame } from '../../common/frame';
import { type FrameMessage, framePortChannel, maxFramesInFlight } from '../../common/framePort';
import type { DisplaySink } from '../pipeline/livePipeline';

/**
 * Sends display frames to the renderer through a message port of their own. The renderer answers each
 * with a credit; without one at most a single frame waits, and a newer one takes its place.
 */
export class FramePort implements DisplaySink {
  private readonly nowMs: () => number;
  private port: MessagePortMain | null = null;
  private inFlight = 0;
  private waiting: Frame | null = null;
  private sent = 0;
  private dropped = 0;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  get sentFrames(): number {
    return this.sent;
  }

  get droppedFrames(): number {
    return this.dropped;
  }

  /** Gives the page a fresh port; the one before it is closed. */
  connect(receiver: WebContents): void {
    this.port?.close();
    const { port1, port2 } = new MessageChannelMain();
    this.port = port1;
    this.inFlight = 0;
    port1.on('message', () => this.takeCredit(port1));
    port1.start();
    receiver.postMessage(framePortChannel, null, [port2]);
  }

  send(frame: Frame): void {
    if (this.port !== null && this.inFlight < maxFramesInFlight) {
      this.post(this.port, frame);
      return;
    }
    if (this.waiting !== null) this.dropped += 1;
    this.waiting = frame;
  }

  reset(): void {
    this.waiting = null;
    this.sent = 0;
    this.dropped = 0;
  }

  private takeCredit(from: MessagePortMain): void {
    if (from !== this.port) return;
    this.inFlight -= 1;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) this.post(this.port, next);
  }

  private post(port: MessagePortMain, frame: Frame): void {
    this.inFlight += 1;
    this.sent += 1;
    const message: FrameMessage = { ...frame, mainNowMs: this.nowMs() };
    port.postMessage(message);
  }
}
