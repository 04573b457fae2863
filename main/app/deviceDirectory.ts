import {
  type CaptureDevice,
  type DeviceKey,
  type DeviceModes,
  isSameDevice,
} from '../../common/captureDevice';
import { explanationOf } from '../../common/userFacingError';
import type { DeviceChange } from '../capture/devices/deviceChange';
import { describedModes } from '../capture/devices/describedModes';
import { DeviceLister, type ListedDevices } from '../capture/devices/deviceLister';
import type { DeviceSystem } from '../capture/devices/deviceSystem';
import { DeviceWatcher } from '../capture/devices/deviceWatcher';
import { findFfmpeg } from '../capture/findFfmpeg';

export interface DeviceDirectoryOptions {
  readonly system: DeviceSystem;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True while a device is being opened, when drivers should be left alone. */
  readonly isOpening: () => boolean;
  /** Devices came. The new listing is there already. */
  readonly onChange: (arrived: readonly CaptureDevice[]) => void;
}

/** Knows the capture devices of this computer and what they support, and notices when they change. */
export class DeviceDirectory {
  private readonly options: DeviceDirectoryOptions;
  private readonly watcher: DeviceWatcher;
  private readonly disposal = new AbortController();
  private lister: { readonly ffmpegPath: string; readonly lister: DeviceLister } | null = null;
  private listed: ListedDevices = { devices: [], problems: [] };

  constructor(options: DeviceDirectoryOptions) {
    this.options = options;
    this.watcher = new DeviceWatcher({
      system: options.system,
      list: (signal) => this.currentLister().list(signal),
      isOpening: options.isOpening,
      onChange: (change, listed) => this.takeChange(change, listed),
    });
  }

  /** The newest listing. */
  get current(): ListedDevices {
    return this.listed;
  }

  /** Begins to watch. */
  start(): void {
    this.watcher.start();
  }

  dispose(): void {
    this.watcher.dispose();
    this.disposal.abort();
  }

  /** Looks again. What goes wrong stands in the listing. */
  async list(): Promise<ListedDevices> {
    try {
      this.listed = await this.watcher.list();
    } catch (error) {
      this.listed = { devices: [], problems: [explanationOf(error)] };
    }
    return this.listed;
  }

  /** What a device supports, best for endoscopy first; what goes wrong stands in the answer. */
  async modes(key: DeviceKey): Promise<DeviceModes> {
    try {
      const found = await this.currentLister().modes(key, this.disposal.signal);
      return describedModes(key, this.nameOf(key), found);
    } catch (error) {
      return { modes: [], automatic: null, problem: explanationOf(error) };
    }
  }

  private nameOf(key: DeviceKey): string {
    return this.listed.devices.find((device) => isSameDevice(device, key))?.name ?? key.id;
  }

  private takeChange({ arrived }: DeviceChange, listed: ListedDevices): void {
    this.listed = listed;
    this.options.onChange(arrived);
  }

  private currentLister(): DeviceLister {
    const ffmpegPath = findFfmpeg({ env: this.options.environment });
    if (this.lister?.ffmpegPath !== ffmpegPath) {
      this.lister = { ffmpegPath, lister: new DeviceLister(ffmpegPath, this.options.system) };
    }
    return this.lister.lister;
  }
}
