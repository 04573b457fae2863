import { realpath } from 'node:fs/promises';
import {
  type CaptureDevice,
  deviceBackends,
  type DeviceChoice,
} from '../../../common/captureDevice';
import { nativeBackend } from './deviceSystem';

/**
 * The device that a person typed: by its id, by its node (`/dev/video0`), or by its name, whose case does
 * not count. `BACKEND:` in front, as `decklink:`, chooses among equal names.
 */
export async function findDevice(
  typed: string,
  devices: readonly CaptureDevice[],
): Promise<CaptureDevice | null> {
  const { backend, text } = splitBackend(typed);
  const candidates = devices.filter((device) => backend === null || device.backend === backend);
  const byId = candidates.find(({ id }) => id === text);
  if (byId !== undefined) return byId;
  if (text.startsWith('/')) return byNode(text, candidates);
  const wanted = text.toLocaleLowerCase();
  return candidates.find(({ name }) => name.toLocaleLowerCase() === wanted) ?? null;
}

/** What was typed, for a device that is not there yet: it is opened by these words as soon as it is. */
export function absentDevice(typed: string, platform: NodeJS.Platform): DeviceChoice {
  const { backend, text } = splitBackend(typed);
  const own = backend ?? nativeBackend(platform) ?? 'v4l2';
  return { backend: own, id: text, name: text, mode: null };
}

function splitBackend(typed: string): {
  readonly backend: CaptureDevice['backend'] | null;
  readonly text: string;
} {
  const backend = deviceBackends.find((name) => typed.startsWith(`${name}:`)) ?? null;
  return { backend, text: backend === null ? typed : typed.slice(backend.length + 1) };
}

async function byNode(
  path: string,
  devices: readonly CaptureDevice[],
): Promise<CaptureDevice | null> {
  const resolved = (one: string): Promise<string> => realpath(one).catch(() => one);
  const wanted = await resolved(path);
  for (const device of devices) {
    if ((await resolved(device.id)) === wanted) return device;
  }
  return null;
}
