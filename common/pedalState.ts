import { z } from 'zod';
import type { BoundAction, PedalBinding } from './pedalBindings';
import type { PressKind } from './pressKinds';

/** A USB pedal, or what may be one, and whether it can be read. */
export const hidDeviceStateSchema = z.strictObject({
  vendorId: z.int(),
  productId: z.int(),
  product: z.string(),
  state: z.enum(['connected', 'denied', 'failed']),
});
export type HidDeviceState = z.infer<typeof hidDeviceStateSchema>;

/** Whether a switch can be heard. */
export type SwitchState =
  | 'ready'
  /** Nobody has looked for its USB pedal yet. */
  | 'waiting'
  /** Its key belongs to another program. */
  | 'taken'
  /** Its USB pedal is not plugged in. */
  | 'absent'
  /** Its USB pedal may not be read by this user. */
  | 'denied'
  /** The part that reads USB pedals does not run. */
  | 'unavailable';

/** Whether USB pedals are being read; `off` while there is none to read or to learn. */
export type UsbState = 'off' | 'starting' | 'ready' | 'unavailable';

export interface BoundSwitch {
  readonly id: string;
  readonly binding: PedalBinding;
  readonly state: SwitchState;
}

/** Why the last attempt to learn a switch came to nothing. Words: `pedal.refused.<reason>`. */
export interface LearningRefusal {
  readonly reason: 'taken' | 'application' | 'known' | 'unusable' | 'timeout' | 'full';
  /** The key's name; empty where there is none. */
  readonly key: string;
}

/** The pedals of the room, as the set-up page and the status show them. */
export interface PedalState {
  readonly switches: readonly BoundSwitch[];
  /** A press is awaited until then; wall clock in milliseconds, null when none is. */
  readonly learningUntilMs: number | null;
  /** The switch that was learned last; null since then something else happened. */
  readonly learned: string | null;
  readonly refusal: LearningRefusal | null;
  /** Whether there is a change of the bindings to take back. */
  readonly canUndo: boolean;
  readonly usb: UsbState;
  /** Devices that may not be read, in whose stead a pedal may be. */
  readonly deniedDevices: readonly HidDeviceState[];
  /** Whether this system repeats a held key, without which a keyboard pedal has no long press. */
  readonly keysRepeat: boolean;
}

/** A press that was recognised, for the line that shows them in the set-up. */
export interface RecognisedPress {
  /** Counts up, so that two alike are two. */
  readonly number: number;
  readonly switchId: string;
  readonly kind: PressKind;
  readonly action: BoundAction;
}
