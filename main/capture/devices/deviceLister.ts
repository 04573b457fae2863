import type {
  CaptureDevice,
  DeviceBackend,
  DeviceKey,
  DeviceMode,
} from '../../../common/captureDevice';
import { explain } from '../../../common/language/explain';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { collectFfmpeg } from '../collectFfmpeg';
import {
  type AvfoundationDevice,
  parseAvfoundationDevices,
  parseAvfoundationModes,
} from './avfoundationListing';
import { parseDecklinkModes, parseDecklinkSources } from './decklinkListing';
import { listDevicesArguments, listModesArguments } from './deviceArguments';
import { backendName, type DeviceSystem, nativeBackend } from './deviceSystem';
import { parseDshowDevices, parseDshowModes } from './dshowListing';
import { parseBackends } from './ffmpegBackends';
import { listV4l2Devices } from './v4l2Devices';
import { parseV4l2Modes } from './v4l2Listing';

/** A driver that does not answer must not keep the list away. */
const listTimeoutMs = 10_000;

/** All devices, and why some may be missing. */
export interface ListedDevices {
  readonly devices: readonly CaptureDevice[];
  readonly problems: readonly ErrorExplanation[];
}

/** What a device said of its modes, with ffmpeg's words for the case that it said nothing. */
export interface ListedModes {
  readonly modes: readonly DeviceMode[];
  readonly errorText: string;
  readonly timedOut: boolean;
}

/** Asks ffmpeg and the system for capture devices and their modes. Opens none of them for pictures. */
export class DeviceLister {
  private readonly ffmpegPath: string;
  private readonly system: DeviceSystem;
  private backends: Promise<ReadonlySet<string>> | null = null;

  constructor(ffmpegPath: string, system: DeviceSystem) {
    this.ffmpegPath = ffmpegPath;
    this.system = system;
  }

  /** @throws FfmpegMissingError, or the signal's reason. */
  async list(signal: AbortSignal): Promise<ListedDevices> {
    const native = nativeBackend(this.system.platform);
    const supported = await (this.backends ??= this.readBackends(signal));
    const problems: ErrorExplanation[] = [];
    if (native !== null && !supported.has(native)) problems.push(problem('lacking', native));
    const asked = [native, 'decklink' as const].filter(
      (backend): backend is DeviceBackend => backend !== null && supported.has(backend),
    );
    const lists = await Promise.all(asked.map((backend) => this.listBackend(backend, signal)));
    const failed = asked.filter((_, at) => lists[at] === null);
    problems.push(...failed.map((backend) => problem('silent', backend)));
    return { devices: lists.flatMap((devices) => devices ?? []), problems };
  }

  /** What one device supports, best known to itself. @throws FfmpegMissingError, or the signal's reason. */
  async modes(device: DeviceKey, signal: AbortSignal): Promise<ListedModes> {
    const input = await this.inputOf(device, signal);
    if (input === null) return { modes: [], errorText: noSuchDevice, timedOut: false };
    const { text, timedOut } = await this.run(listModesArguments(device.backend, input), signal);
    return { modes: modeParsers[device.backend](text), errorText: text, timedOut };
  }

  /**
   * What ffmpeg calls a device now: AVFoundation numbers them anew when one comes or goes, and a device of
   * Video4Linux may have been named by its maker's name. Null when it is not there.
   */
  async inputOf({ backend, id }: DeviceKey, signal: AbortSignal): Promise<string | null> {
    if (backend === 'avfoundation') {
      const { text } = await this.run(listDevicesArguments(backend), signal);
      const device = parseAvfoundationDevices(text).find((one) => one.id === id);
      return device === undefined ? null : `${device.index}`;
    }
    if (backend === 'v4l2' && !id.startsWith('/')) {
      const devices = await this.listBackend(backend, signal);
      return devices?.find(({ name }) => name === id)?.id ?? null;
    }
    return id;
  }

  /** Null when ffmpeg did not answer in time. */
  private async listBackend(
    backend: DeviceBackend,
    signal: AbortSignal,
  ): Promise<CaptureDevice[] | null> {
    const { text, timedOut } = await this.run(listDevicesArguments(backend), signal);
    if (timedOut) return null;
    switch (backend) {
      case 'v4l2':
        return listV4l2Devices(text, this.system.deviceRoot, async (path) => {
          return (await this.run(listModesArguments(backend, path), signal)).text;
        });
      case 'dshow':
        return parseDshowDevices(text);
      case 'avfoundation':
        return parseAvfoundationDevices(text).map(withoutIndex);
      case 'decklink':
        return parseDecklinkSources(text);
    }
  }

  private async readBackends(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const { text } = await this.run(['-hide_banner', '-devices'], signal);
    return parseBackends(text);
  }

  private async run(
    commandLine: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly text: string; readonly timedOut: boolean }> {
    const limits = { signal, timeoutMs: listTimeoutMs };
    const outcome = await collectFfmpeg(this.ffmpegPath, commandLine, limits);
    const text = `${Buffer.from(outcome.bytes).toString('utf8')}${outcome.errorText}`;
    return { text, timedOut: outcome.timedOut };
  }
}

/** The words in which ffmpeg says so, for whoever reads them. */
const noSuchDevice = 'No such device';

const modeParsers: Readonly<Record<DeviceBackend, (text: string) => DeviceMode[]>> = {
  v4l2: parseV4l2Modes,
  dshow: parseDshowModes,
  avfoundation: parseAvfoundationModes,
  decklink: parseDecklinkModes,
};

function withoutIndex({ backend, id, name }: AvfoundationDevice): CaptureDevice {
  return { backend, id, name };
}

function problem(what: 'lacking' | 'silent', backend: DeviceBackend): ErrorExplanation {
  return explain(`deviceList.${what}`, { backend: backendName(backend) });
}
