import type { Frame } from '../../common/frame';
import { type FrameMessage, maxFramesInFlight } from '../../common/framePort';
import type { DisplaySink } from './livePipeline';

/** Puts a frame on its way to whoever draws it. */
export type PostFrame<Sent extends Frame = Frame> = (
  message: Sent & Pick<FrameMessage, 'mainNowMs'>,
) => void;

/**
 * Sends display frames as far as the receiver's credits go. Without a credit, or without a receiver,
 * at most a single frame waits; a newer one takes its place and the loss is counted.
 */
export class CreditedSink<Sent extends Frame = Frame> implements DisplaySink {
  private readonly nowMs: () => number;
  private postFrame: PostFrame<Sent> | null = null;
  private inFlight = 0;
  private waiting: Sent | null = null;
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

  /** Takes a new receiver with all its credits. A frame that waits goes first, so that the order holds. */
  connect(postFrame: PostFrame<Sent>): void {
    this.postFrame = postFrame;
    this.inFlight = 0;
    this.postWaiting();
  }

  /** The receiver has drawn or given up one frame. */
  takeCredit(): void {
    this.inFlight -= 1;
    this.postWaiting();
  }

  send(frame: Sent): void {
    if (this.waiting !== null) this.dropped += 1;
    this.waiting = frame;
    this.postWaiting();
  }

  reset(): void {
    this.waiting = null;
    this.sent = 0;
    this.dropped = 0;
  }

  private postWaiting(): void {
    const { postFrame, waiting } = this;
    if (postFrame === null || waiting === null || this.inFlight >= maxFramesInFlight) return;
    this.waiting = null;
    this.inFlight += 1;
    this.sent += 1;
    postFrame({ ...waiting, mainNowMs: this.nowMs() });
  }
}
