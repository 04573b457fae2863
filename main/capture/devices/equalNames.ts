import type { CaptureDevice } from '../../../common/captureDevice';

/** Gives the second and every further device of one name a number, as `USB Video (2)`. */
export function numberEqualNames(devices: readonly CaptureDevice[]): CaptureDevice[] {
  const counts = new Map<string, number>();
  return devices.map((device) => {
    const count = (counts.get(device.name) ?? 0) + 1;
    counts.set(device.name, count);
    return count === 1 ? device : { ...device, name: `${device.name} (${count})` };
  });
}
