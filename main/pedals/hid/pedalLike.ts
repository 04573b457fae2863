import type { HidDeviceInfo } from './hidBus';

const genericDesktop = 0x01;
/** Pointer, mouse, keyboard, keypad: the system reads them, and Ampulla must not look on. */
const pointersAndKeyboards: ReadonlySet<number> = new Set([0x01, 0x02, 0x06, 0x07]);
/** Digitizers, power devices, batteries, security keys (FIDO): never a pedal. */
const foreignPages: ReadonlySet<number> = new Set([0x0d, 0x84, 0x85, 0xf1d0]);

/**
 * The devices that may be read while a pedal is learned, one entry a path. A path that any of its
 * entries makes a keyboard, a mouse or a security key is left alone.
 */
export function pedalLike(devices: readonly HidDeviceInfo[]): readonly HidDeviceInfo[] {
  const foreign = new Set(devices.filter(isForeign).map(({ path }) => path));
  const byPath = new Map(devices.map((device) => [device.path, device]));
  return [...byPath.values()].filter(({ path }) => !foreign.has(path));
}

function isForeign({ usagePage, usage }: HidDeviceInfo): boolean {
  if (usagePage === null) return false;
  if (usagePage === genericDesktop) return usage !== null && pointersAndKeyboards.has(usage);
  return foreignPages.has(usagePage);
}
