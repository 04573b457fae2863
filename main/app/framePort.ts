import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { framePortChannel } from '../../common/framePort';
import { CreditedSink } from '../pipeline/creditedSink';

/** Sends display frames to the renderer through a message port of their own, which answers with credits. */
export class FramePort extends CreditedSink {
  private port: MessagePortMain | null = null;

  /** Gives the page a fresh port; the one before it is closed. */
  connectPage(page: WebContents): void {
    this.port?.close();
    const { port1, port2 } = new MessageChannelMain();
    this.port = port1;
    port1.on('message', () => {
      if (port1 === this.port) this.takeCredit();
    });
    port1.start();
    page.postMessage(framePortChannel, null, [port2]);
    this.connect((message) => port1.postMessage(message));
  }
}
