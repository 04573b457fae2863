import type { DeviceKey, DeviceModes } from '../../../common/captureDevice';
import { explanationOf } from '../../../common/userFacingError';
import { deviceError } from './deviceErrors';
import type { ListedModes } from './deviceLister';
import { deviceTrouble } from './deviceTrouble';
import { automaticChoices, rankModes } from './modeRanking';

/** What a device supports, best first, with the automatic choice, or why it did not answer. */
export function describedModes(
  device: DeviceKey,
  name: string,
  { modes, errorText, timedOut }: ListedModes,
): DeviceModes {
  const answered = modes.length > 0 || (!timedOut && deviceTrouble(errorText) === null);
  const outcome = { timedOut, errorText, code: null, signal: null };
  const error = answered ? null : deviceError({ ...device, name, mode: null }, outcome);
  return {
    modes: rankModes(modes),
    automatic: automaticChoices(device.backend, modes)[0] ?? null,
    problem: error === null ? null : explanationOf(error),
  };
}
