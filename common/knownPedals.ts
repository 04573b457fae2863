import type { HidSwitch } from './pedalBindings';

/** Where a switch lies on a pedal with several. */
export type PedalPosition = 'left' | 'middle' | 'right';

/**
 * Pedals whose reports are known. VEC and Infinity (IN-USB-1, -2, -3, AltoEdge): usage page Consumer, usage
 * Programmable Buttons, no report number; two bytes, of which the first has a bit for each button
 * and the rest is padding.
 */
const knownPedals = [
  {
    vendorId: 0x05f3,
    productId: 0x00ff,
    byteIndex: 0,
    positions: new Map<number, PedalPosition>([
      [1, 'left'],
      [2, 'middle'],
      [4, 'right'],
    ]),
  },
] as const;

/** The switch of a known pedal that this report shows pressed; null for other pedals and for none. */
export function knownSwitch(
  device: Pick<HidSwitch, 'vendorId' | 'productId' | 'product'>,
  report: Uint8Array,
): HidSwitch | null {
  const known = knownPedal(device);
  if (known === null) return null;
  const bits = report[known.byteIndex] ?? 0;
  const mask = [...known.positions.keys()].find((bit) => (bits & bit) !== 0);
  if (mask === undefined) return null;
  const { vendorId, productId, product } = device;
  const { byteIndex } = known;
  return { kind: 'hid', vendorId, productId, product, byteIndex, mask, value: mask };
}

/** Whether a pedal's reports are known, so that nothing has to be learned of them. */
export function isKnownPedal(device: Pick<HidSwitch, 'vendorId' | 'productId'>): boolean {
  return knownPedal(device) !== null;
}

/** Where a switch lies, if its pedal is known. */
export function pedalPosition(pedal: HidSwitch): PedalPosition | null {
  const known = knownPedal(pedal);
  return known?.byteIndex === pedal.byteIndex ? (known.positions.get(pedal.mask) ?? null) : null;
}

function knownPedal({ vendorId, productId }: Pick<HidSwitch, 'vendorId' | 'productId'>) {
  return (
    knownPedals.find((pedal) => pedal.vendorId === vendorId && pedal.productId === productId) ??
    null
  );
}
