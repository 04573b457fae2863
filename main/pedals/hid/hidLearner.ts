import { isKnownPedal, knownSwitch } from '../../../common/knownPedals';
import type { HidSwitch } from '../../../common/pedalBindings';

/**
 * Finds out which part of a device's reports is a switch, while it is pressed and let go. Of a device that is
 * not known, two reports that differ are needed: the first byte that differs holds the switch, and the
 * larger of its two values means pressed.
 */
export class HidLearner {
  private readonly device: Pick<HidSwitch, 'vendorId' | 'productId' | 'product'>;
  private before: Uint8Array | null = null;

  constructor(device: Pick<HidSwitch, 'vendorId' | 'productId' | 'product'>) {
    this.device = device;
  }

  /** Takes a report. @returns the switch, as soon as it is certain */
  feed(report: Uint8Array): HidSwitch | null {
    if (isKnownPedal(this.device)) return knownSwitch(this.device, report);
    const { before } = this;
    this.before = report;
    return before?.length === report.length ? this.difference(before, report) : null;
  }

  private difference(before: Uint8Array, after: Uint8Array): HidSwitch | null {
    const byteIndex = after.findIndex((byte, index) => byte !== before[index]);
    if (byteIndex < 0) return null;
    const one = before[byteIndex] ?? 0;
    const other = after[byteIndex] ?? 0;
    const mask = one ^ other;
    const { vendorId, productId, product } = this.device;
    return {
      kind: 'hid',
      vendorId,
      productId,
      product,
      byteIndex,
      mask,
      value: Math.max(one, other) & mask,
    };
  }
}

/** Whether a report shows a switch pressed. */
export function isPressed(
  report: Uint8Array,
  { byteIndex, mask, value }: Pick<HidSwitch, 'byteIndex' | 'mask' | 'value'>,
): boolean {
  return ((report[byteIndex] ?? 0) & mask) === value;
}
