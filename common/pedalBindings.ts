import { z } from 'zod';
import { actionNames } from './actions';
import type { PressKind } from './pressKinds';

const usbId = z.int().min(0).max(0xffff);

/** A key that a keyboard-type pedal sends, in Electron's notation (`F9`, `Ctrl+Shift+B`). */
export const keySwitchSchema = z.strictObject({
  kind: z.literal('keyboard'),
  accelerator: z.string().regex(/^[\x21-\x7e]{1,40}$/, 'must name a key'),
});

/** A switch of a USB pedal of its own: pressed while `(report[byteIndex] & mask) === value`. */
export const hidSwitchSchema = z.strictObject({
  kind: z.literal('hid'),
  vendorId: usbId,
  productId: usbId,
  /** As the device calls itself. */
  product: z.string().max(200),
  byteIndex: z.int().min(0).max(63),
  mask: z.int().min(1).max(0xff),
  value: z.int().min(0).max(0xff),
});

export const pedalSwitchSchema = z.discriminatedUnion('kind', [keySwitchSchema, hidSwitchSchema]);
export type KeySwitch = z.infer<typeof keySwitchSchema>;
export type HidSwitch = z.infer<typeof hidSwitchSchema>;
export type PedalSwitch = z.infer<typeof pedalSwitchSchema>;

/** What a press does; `none` does nothing, and the switch need not wait to tell it from the others. */
export const boundActions = [...actionNames, 'none'] as const;
export type BoundAction = (typeof boundActions)[number];
const boundActionSchema = z.enum(boundActions);

/** One switch of a pedal and what its presses do. */
export const pedalBindingSchema = z.strictObject({
  switch: pedalSwitchSchema,
  short: boundActionSchema,
  long: boundActionSchema,
  double: boundActionSchema,
} satisfies Record<PressKind | 'switch', unknown>);
export type PedalBinding = z.infer<typeof pedalBindingSchema>;

/** More switches than the largest pedal board; the list is shown on one page. */
export const mostBindings = 12;

/** The pedals of the room; kept between sessions. Every switch stands in it once. */
export const pedalBindingsSchema = z
  .array(pedalBindingSchema)
  .max(mostBindings)
  .refine(
    (bindings) =>
      new Set(bindings.map((binding) => switchId(binding.switch))).size === bindings.length,
    'names a switch twice',
  );
export type PedalBindings = readonly PedalBinding[];

/** With these presses one switch runs a whole case: the next step, its outcome and end, an entry of the duct. */
export const casePresses = {
  short: 'caseNext',
  long: 'caseFinish',
  double: 'ductEntry',
} as const satisfies Record<PressKind, BoundAction>;

/** Keyboard-type pedals as they come: F9 switches the overlay, F10 logs the case. */
export const defaultPedalBindings: PedalBinding[] = [
  {
    switch: { kind: 'keyboard', accelerator: 'F9' },
    short: 'overlay',
    long: 'none',
    double: 'none',
  },
  { switch: { kind: 'keyboard', accelerator: 'F10' }, ...casePresses },
];

/** Tells switches apart; stands in the log of presses. */
export function switchId(pedal: PedalSwitch): string {
  if (pedal.kind === 'keyboard') return `key ${pedal.accelerator}`;
  const { byteIndex, mask, value } = pedal;
  return `hid ${usbName(pedal)} byte ${byteIndex} ${hex(mask, 2)}=${hex(value, 2)}`;
}

/** A {@link switchId} that came from outside. */
export const switchIdSchema = z.string().min(1).max(100);

/** `05f3:00ff`, as `lsusb` and udev rules write it. */
export function usbName(device: Pick<HidSwitch, 'vendorId' | 'productId'>): string {
  return `${hex(device.vendorId, 4)}:${hex(device.productId, 4)}`;
}

/** Lower-case hexadecimal digits with leading zeros. */
export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
