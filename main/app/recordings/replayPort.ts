import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { replayPortChannel, type ReplayFrame } from '../../../common/recordings/replayFrame';
import { CreditedSink } from '../../pipeline/creditedSink';

/** Sends recorded frames to the page through a port of their own, with credits of their own. */
export class ReplayPort extends CreditedSink<ReplayFrame> {
  private port: MessagePortMain | null = null;

  /** Gives the page a fresh port; the one before it is closed, and what waited for it is forgotten. */
  connectPage(page: WebContents): void {
    this.close();
    const { port1, port2 } = new MessageChannelMain();
    this.port = port1;
    port1.on('message', () => {
      if (port1 === this.port) this.takeCredit();
    });
    port1.start();
    page.postMessage(replayPortChannel, null, [port2]);
    this.connect((message) => port1.postMessage(message));
  }

  /** Nothing is sent any more. */
  close(): void {
    this.port?.close();
    this.port = null;
    this.reset();
  }
}
