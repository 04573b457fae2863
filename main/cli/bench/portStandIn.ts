import { MessageChannel } from 'node:worker_threads';
import type { FrameMessage } from '../../../common/framePort';
import { CreditedSink } from '../../pipeline/creditedSink';

/**
 * Stands in for the port to the window, which is not there: a message channel of this process that
 * copies each frame once, behind the credits that the window's port has. A thread that is held drops
 * frames here as it does there; what the page does with a frame is not part of it.
 */
export class PortStandIn extends CreditedSink {
  private readonly channel = new MessageChannel();

  constructor(nowMs: () => number, onFrame: (frame: FrameMessage) => void) {
    super(nowMs);
    this.channel.port2.on('message', (frame: FrameMessage) => {
      onFrame(frame);
      this.takeCredit();
    });
    this.connect((message) => this.channel.port1.postMessage(message));
  }

  dispose(): void {
    this.channel.port1.close();
  }
}
