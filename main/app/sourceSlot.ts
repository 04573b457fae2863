import type { DeviceChoice } from '../../common/captureDevice';
import type { LivePipeline, OpenSource } from '../pipeline/livePipeline';
import type { MessageBoard } from './messageBoard';

export interface SourceSlotOptions {
  readonly pipeline: Pick<LivePipeline, 'open' | 'reopen'>;
  readonly messages: Pick<MessageBoard, 'postError'>;
  /** Another device, or none, is in the slot now. */
  readonly onDevice: () => void;
}

/** The one place where a source is opened: knows which device it is, and says what is wrong where that fails. */
export class SourceSlot {
  private readonly options: SourceSlotOptions;
  private openDevice: DeviceChoice | null = null;

  constructor(options: SourceSlotOptions) {
    this.options = options;
  }

  /** The device that is open or being opened; null for other sources. */
  get device(): DeviceChoice | null {
    return this.openDevice;
  }

  /** @param device what `describe` describes, if that is a device */
  async open(describe: () => OpenSource, device: DeviceChoice | null = null): Promise<void> {
    try {
      const source = describe();
      this.openDevice = device;
      this.options.onDevice();
      await this.options.pipeline.open(source);
    } catch (error) {
      this.options.messages.postError(error);
    }
  }

  /** Opens the same source again, from its start. */
  reopen(): Promise<void> {
    return this.options.pipeline.reopen();
  }
}
