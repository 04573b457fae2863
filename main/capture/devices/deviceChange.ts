import { type CaptureDevice, isSameDevice } from '../../../common/captureDevice';

/** What differs between two listings. */
export interface DeviceChange {
  readonly arrived: readonly CaptureDevice[];
  readonly departed: readonly CaptureDevice[];
}

/** Compares two listings; null when the same devices are there. */
export function deviceChange(
  before: readonly CaptureDevice[],
  after: readonly CaptureDevice[],
): DeviceChange | null {
  const missingIn = (devices: readonly CaptureDevice[]) => (device: CaptureDevice) =>
    !devices.some((other) => isSameDevice(device, other));
  const arrived = after.filter(missingIn(before));
  const departed = before.filter(missingIn(after));
  return arrived.length + departed.length > 0 ? { arrived, departed } : null;
}
