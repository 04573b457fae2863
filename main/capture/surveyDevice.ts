import type { DeviceMode, ModeChoice } from '../../common/captureDevice';
import type { CaptureOptions, DeviceRequest } from './captureContract';
import {
  deviceError,
  deviceMissing,
  UnsupportedModeError,
  unsupportedMode,
} from './devices/deviceErrors';
import { DeviceLister } from './devices/deviceLister';
import { deviceSystem } from './devices/deviceSystem';
import { automaticChoices, fewestFramesPerSecond } from './devices/modeRanking';
import { findingsOf, isAsBefore, type Look, type LookLength, lookAtLive } from './liveLook';
import type { SourceFindings } from './sourceFindings';

/**
 * Looks at a capture device for its first two seconds: mode, streams, interlacing, field of view. A device
 * that comes back as it was is known after one picture: mode, interlacing and field of view stay.
 * @param earlier what was found when it was opened before
 * @throws DeviceError or SourceMissingError that names the device; of a mode that it does not have, what it has.
 */
export async function surveyDevice(
  request: DeviceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
  earlier: SourceFindings | null,
): Promise<SourceFindings> {
  return new DeviceSurvey(request, options, signal).run(earlier);
}

type Pictures = Look & { readonly ok: true };

/** One survey of one device. */
class DeviceSurvey {
  private readonly request: DeviceRequest;
  private readonly options: CaptureOptions;
  private readonly signal: AbortSignal;
  private readonly lister: DeviceLister;

  constructor(request: DeviceRequest, options: CaptureOptions, signal: AbortSignal) {
    const { ffmpegPath, deviceSystem: system = deviceSystem(process.platform, {}) } = options;
    this.request = request;
    this.options = options;
    this.signal = signal;
    this.lister = new DeviceLister(ffmpegPath, system);
  }

  async run(earlier: SourceFindings | null): Promise<SourceFindings> {
    const input = await this.lister.inputOf(this.request, this.signal);
    if (input === null) throw deviceMissing(this.request.name);
    const known = earlier === null ? null : await this.asBefore(input, earlier);
    if (known !== null) return known;
    const { modes } = await this.lister.modes(this.request, this.signal);
    try {
      const opened = await this.choose(input, modes);
      const pictures = await this.look(opened, 'firstSeconds');
      return { ...findingsOf(this.request, this.options, pictures), opened };
    } catch (error) {
      if (error instanceof UnsupportedModeError) throw unsupportedMode(this.request, modes);
      throw error;
    }
  }

  /** Null when another signal is there now, or when the mode of before is gone. */
  private async asBefore(input: string, earlier: SourceFindings): Promise<SourceFindings | null> {
    const mode = earlier.opened?.mode ?? this.request.mode;
    const opened = this.withMode(input, mode);
    const pictures = await this.lookUnlessUnsupported(opened, 'onePicture');
    if (pictures === null) return null;
    const isSame = isAsBefore(this.request, this.options, pictures.video, earlier);
    return isSame ? { ...earlier, opened } : null;
  }

  /** The device in the mode that was asked for, else in the best one that it has. */
  private async choose(input: string, modes: readonly DeviceMode[]): Promise<DeviceRequest> {
    const { backend, mode } = this.request;
    if (mode !== null) return this.withMode(input, mode);
    let best: { readonly opened: DeviceRequest; readonly rate: number } | null = null;
    for (const choice of automaticChoices(backend, modes)) {
      const opened = this.withMode(input, choice);
      const rate = (await this.lookUnlessUnsupported(opened, 'onePicture'))?.video.framesPerSecond;
      if (rate === undefined) continue;
      if (rate >= fewestFramesPerSecond) return opened;
      if (best === null || rate > best.rate) best = { opened, rate };
    }
    return best?.opened ?? this.withMode(input, null);
  }

  private withMode(input: string, mode: ModeChoice | null): DeviceRequest {
    return { ...this.request, id: input, mode };
  }

  private async lookUnlessUnsupported(
    opened: DeviceRequest,
    length: LookLength,
  ): Promise<Pictures | null> {
    try {
      return await this.look(opened, length);
    } catch (error) {
      if (error instanceof UnsupportedModeError) return null;
      throw error;
    }
  }

  private async look(opened: DeviceRequest, length: LookLength): Promise<Pictures> {
    const look = await lookAtLive(opened, length, this.options.ffmpegPath, this.signal);
    if (!look.ok) throw deviceError(opened, look.outcome);
    return look;
  }
}
