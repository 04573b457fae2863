import type { BrowserWindow } from 'electron';
import type { DeviceListing } from '../../common/captureDevice';
import type { Words } from '../../common/language/translation';
import { deviceSystem } from '../capture/devices/deviceSystem';
import type { LivePipeline } from '../pipeline/livePipeline';
import { DeviceCommands } from './deviceCommands';
import type { FieldOfViewControl } from './fieldOfViewControl';
import type { LaunchArguments } from './launchArguments';
import type { MessageBoard } from './messageBoard';
import { systemSecretStore } from './secretStore';
import type { SettingsKeeper } from './settingsKeeper';
import { SourceCommands } from './sourceCommands';
import { SourceMemory } from './sourceMemory';
import { SourceOpener } from './sourceOpener';
import { SourceSlot } from './sourceSlot';

export interface SourceFeatureOptions {
  readonly window: BrowserWindow;
  readonly nowMs: () => number;
  readonly resourceRoot: string;
  readonly pipeline: LivePipeline;
  readonly messages: MessageBoard;
  readonly settings: SettingsKeeper;
  readonly fieldsOfView: FieldOfViewControl;
  /** In the language of the moment. */
  readonly words: () => Words<'live'>;
  readonly publish: (listing: DeviceListing) => void;
}

/** Joins all that opens a picture: videos, devices and streams, typed, chosen or remembered. */
export class SourceFeature {
  private readonly devices: DeviceCommands;
  private readonly sources: SourceCommands;

  constructor(options: SourceFeatureOptions) {
    const { window, nowMs, resourceRoot, pipeline, messages, fieldsOfView } = options;
    const environment = process.env;
    const sources = new SourceOpener({ nowMs, resourceRoot, environment, fieldsOfView });
    const slot = new SourceSlot({ pipeline, messages, onDevice: () => this.devices.publish() });
    this.devices = new DeviceCommands({
      system: deviceSystem(process.platform, environment),
      memory: new SourceMemory(options.settings, systemSecretStore),
      publish: options.publish,
      ...{ environment, pipeline, messages, sources, slot },
    });
    const { devices } = this;
    this.sources = new SourceCommands({ window, words: options.words, devices, sources, slot });
  }

  /** Answers the page's commands. */
  answer(): void {
    this.sources.answer();
    this.devices.answer();
  }

  /** Opens what the start asks for, else what was open last, else the demo. */
  async openFirst(launch: LaunchArguments): Promise<void> {
    await this.sources.openFirst(launch);
  }

  /** Opens the device, stream or video that a second start asks for, if any. */
  async openAsked(launch: LaunchArguments): Promise<void> {
    await this.sources.openAsked(launch);
  }

  dispose(): void {
    this.devices.dispose();
  }
}
