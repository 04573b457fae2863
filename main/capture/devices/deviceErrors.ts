import type { DeviceChoice, DeviceMode } from '../../../common/captureDevice';
import { explain } from '../../../common/language/explain';
import { type CaptureError, DeviceError, SourceMissingError } from '../captureErrors';
import type { Collected } from '../collectFfmpeg';
import { exitReason, ffmpegReason } from '../ffmpegReason';
import { backendName } from './deviceSystem';
import { deviceTrouble } from './deviceTrouble';
import { choiceWords, supportedWords } from './modeWords';

/** The device does not give what it was asked for; another mode may work. */
export class UnsupportedModeError extends DeviceError {}

/** The device is not there. */
export function deviceMissing(name: string): SourceMissingError {
  return new SourceMissingError(explain('device.missing', { name }));
}

/** Says why a device gave no picture, as far as its ffmpeg tells. */
export function deviceError(
  { backend, name, mode }: DeviceChoice,
  outcome: Omit<Collected, 'bytes'>,
): CaptureError {
  if (outcome.timedOut) return new DeviceError(explain('device.noPicture', { name }));
  const values = { name, backend: backendName(backend) };
  switch (deviceTrouble(outcome.errorText)) {
    case 'missing':
      return deviceMissing(name);
    case 'busy':
      return new DeviceError(explain('device.busy', values));
    case 'denied':
      return new DeviceError(explain(`device.denied.${backend}`, values));
    case 'notACamera':
      return new DeviceError(explain('device.notACamera', values));
    case 'noSignal':
      return new DeviceError(explain('device.noSignal', values));
    case 'noBackend':
      return new DeviceError(explain('device.noBackend', values));
    case 'noDriver':
      return new DeviceError(explain('device.noDriver', values));
    case 'unsupportedMode':
      return unsupportedMode({ backend, name, mode }, []);
    case null: {
      const { errorText, code, signal } = outcome;
      const reason = ffmpegReason(errorText) ?? exitReason(code, signal);
      return new DeviceError(explain('device.notOpened', { name, reason }));
    }
  }
}

/** Names what the device was asked for and what it supports. @param modes from its own listing; may be empty */
export function unsupportedMode(
  { name, mode }: Pick<DeviceChoice, 'backend' | 'name' | 'mode'>,
  modes: readonly DeviceMode[],
): UnsupportedModeError {
  const supported = supportedWords(modes);
  const key = mode === null ? 'unreadable' : 'unsupported';
  const asked = mode === null ? '' : choiceWords(mode);
  if (supported === null) {
    return new UnsupportedModeError(explain(`device.${key}.listUnknown`, { name, asked }));
  }
  return new UnsupportedModeError(explain(`device.${key}.listKnown`, { name, asked, supported }));
}
