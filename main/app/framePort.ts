import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Frame } from '../../common/frame';
import { CreditedSink } from '../pipeline/creditedSink';

/** Sends frames to the renderer through a message port of their own, which answers with credits. */
export class FramePort<Sent extends Frame = Frame> extends CreditedSink<Sent> {
  private readonly channel: string;
  private port: MessagePortMain | null = null;

  /** @param channel on which the page gets its end; @param nowMs monotonic clock */
  constructor(channel: string, nowMs: () => number) {
    super(nowMs);
    this.channel = channel;
  }

  /** Gives the page a fresh port; the one before it is closed. */
  connectPage(page: WebContents): void {
    this.port?.close();
    const { port1, port2 } = new MessageChannelMain();
    this.port = port1;
    port1.on('message', () => {
      if (port1 === this.port) this.takeCredit();
    });
    port1.start();
    page.postMessage(this.channel, null, [port2]);
    this.connect((message) => port1.postMessage(message));
  }

  /** Nothing is sent any more, and what waited is forgotten. */
  close(): void {
    this.port?.close();
    this.port = null;
    this.reset();
  }
}
