import {
  type CaptureDevice,
  type DeviceChoice,
  type DeviceListing,
  isSameDevice,
} from '../../common/captureDevice';
import { explain } from '../../common/language/explain';
import { parseStreamAddress } from '../../common/streamAddress';
import { UserFacingError } from '../../common/userFacingError';
import type { DeviceSystem } from '../capture/devices/deviceSystem';
import { absentDevice, findDevice } from '../capture/devices/findDevice';
import { badStreamAddress } from '../capture/streamErrors';
import type { LivePipeline } from '../pipeline/livePipeline';
import { DeviceDirectory } from './deviceDirectory';
import { handleCommand } from './ipcMainTyped';
import type { MessageBoard } from './messageBoard';
import type { SourceMemory } from './sourceMemory';
import type { SourceOpener } from './sourceOpener';
import type { SourceSlot } from './sourceSlot';

export interface DeviceCommandsOptions {
  readonly system: DeviceSystem;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly pipeline: Pick<LivePipeline, 'status' | 'tryNow'>;
  readonly messages: MessageBoard;
  readonly sources: SourceOpener;
  readonly slot: SourceSlot;
  readonly memory: SourceMemory;
  readonly publish: (listing: DeviceListing) => void;
}

/** Opens and remembers capture devices and streams, and opens one that was waited for when it comes. */
export class DeviceCommands {
  private readonly options: DeviceCommandsOptions;
  private readonly directory: DeviceDirectory;

  constructor(options: DeviceCommandsOptions) {
    this.options = options;
    const { system, environment } = options;
    this.directory = new DeviceDirectory({
      system,
      environment,
      isOpening: () => this.isOpening(),
      onChange: (arrived) => this.takeArrivals(arrived),
    });
  }

  /** Answers the page's commands and begins to watch for devices. */
  answer(): void {
    const { directory } = this;
    handleCommand('devices:list', async () => this.listing(await directory.list()));
    handleCommand('devices:modes', (key) => directory.modes(key));
    handleCommand('source:openDevice', (choice) => this.openChosen(choice));
    handleCommand('source:openStream', (typed) => this.openTyped(typed));
    handleCommand('source:forget', () => this.forget());
    directory.start();
  }

  /** Opens a device by id, node or name; one that is not there yet as soon as it comes. */
  async openNamed(typed: string): Promise<void> {
    const { devices } = await this.directory.list();
    const found = await findDevice(typed, devices);
    const { platform } = this.options.system;
    await this.open(found === null ? absentDevice(typed, platform) : { ...found, mode: null });
  }

  /** Opens a stream, or says what is wrong with its address. */
  async openStream(typed: string): Promise<void> {
    const parsed = parseStreamAddress(typed);
    const { messages, slot, sources } = this.options;
    if (parsed.ok) await slot.open(() => sources.stream(parsed.address));
    else messages.postError(badStreamAddress(parsed.problem));
  }

  /** Opens the device or stream that the page opened last. @returns false when nothing is remembered */
  async openRemembered(): Promise<boolean> {
    const { memory, messages, slot, sources } = this.options;
    const recalled = memory.recall();
    switch (recalled?.kind) {
      case undefined:
        return false;
      case 'device':
        await this.open(recalled.choice);
        return true;
      case 'stream':
        await slot.open(() => sources.stream(recalled.address));
        return true;
      case 'passwordNotKept': {
        const { name } = recalled;
        messages.postError(new UserFacingError(explain('stream.passwordNotKept', { name })));
        return true;
      }
    }
  }

  /** Tells the page which device is open and what is remembered. */
  publish(): void {
    this.options.publish(this.listing(this.directory.current));
  }

  dispose(): void {
    this.directory.dispose();
  }

  private async openChosen(choice: DeviceChoice): Promise<undefined> {
    this.options.memory.rememberDevice(choice);
    await this.open(choice);
    return undefined;
  }

  private async openTyped(typed: string): Promise<undefined> {
    const parsed = parseStreamAddress(typed);
    if (parsed.ok) this.options.memory.rememberStream(parsed.address);
    await this.openStream(typed);
    return undefined;
  }

  private open(choice: DeviceChoice): Promise<void> {
    return this.options.slot.open(() => this.options.sources.device(choice), choice);
  }

  private forget(): undefined {
    this.options.memory.forget();
    this.publish();
    return undefined;
  }

  private listing({ devices, problems }: DeviceDirectory['current']): DeviceListing {
    const { slot, memory } = this.options;
    return { devices, problems, open: slot.device, remembered: memory.name };
  }

  private takeArrivals(arrived: readonly CaptureDevice[]): void {
    this.publish();
    const { slot, pipeline } = this.options;
    const { device } = slot;
    if (device !== null && arrived.some((one) => isAwaited(one, device))) pipeline.tryNow();
  }

  private isOpening(): boolean {
    const { state } = this.options.pipeline.status.source;
    const isWaiting = state === 'waiting' || state === 'reconnecting';
    return isWaiting && this.options.slot.device !== null;
  }
}

/** One that was named on the command line before it was there has its name for an id. */
function isAwaited(arrived: CaptureDevice, wanted: DeviceChoice): boolean {
  return isSameDevice(arrived, wanted) || arrived.name === wanted.id;
}
