import { MessageChannel } from 'node:worker_threads';
import type { Frame } from '../../../common/frame';
import { type FrameMessage, maxFramesInFlight } from '../../../common/framePort';
import type { DisplaySink } from '../../pipeline/livePipeline';

/**
 * Stands in for the frame port to the window, which is not there: a message channel of this process
 * that copies each frame once, with the port's credits and its one waiting frame. A thread that is
 * held drops frames here as it does there; what the page does with a frame is not part of it.
 */
export class PortStandIn implements DisplaySink {
  private readonly nowMs: () => number;
  private readonly channel = new MessageChannel();
  private inFlight = 0;
  private waiting: Frame | null = null;
  private sent = 0;
  private dropped = 0;

  constructor(nowMs: () => number, onFrame: (frame: FrameMessage) => void) {
    this.nowMs = nowMs;
    this.channel.port2.on('message', (frame: FrameMessage) => {
      onFrame(frame);
      this.takeCredit();
    });
  }

  get sentFrames(): number {
    return this.sent;
  }

  get droppedFrames(): number {
    return this.dropped;
  }

  send(frame: Frame): void {
    if (this.inFlight < maxFramesInFlight) {
      this.post(frame);
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

  dispose(): void {
    this.channel.port1.close();
  }

  private takeCredit(): void {
    this.inFlight -= 1;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) this.post(next);
  }

  private post(frame: Frame): void {
    this.inFlight += 1;
    this.sent += 1;
    const message: FrameMessage = { ...frame, mainNowMs: this.nowMs() };
    this.channel.port1.postMessage(message);
  }
}
