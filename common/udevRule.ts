import { hex, type HidSwitch } from './pedalBindings';

/** Where the rule belongs: before 73, where the rights of the person at the screen are given. */
export const udevRuleFile = '/etc/udev/rules.d/60-ampulla-pedal.rules';

/** The udev rule that lets the person at the screen read this device, and nobody else. */
export function udevRule({
  vendorId,
  productId,
}: Pick<HidSwitch, 'vendorId' | 'productId'>): string {
  const ids = `ATTRS{idVendor}=="${hex(vendorId, 4)}", ATTRS{idProduct}=="${hex(productId, 4)}"`;
  return `KERNEL=="hidraw*", ${ids}, TAG+="uaccess"`;
}
