import { z } from 'zod';
import type { ErrorExplanation } from './language/messageWords';

/**
 * Capture devices as the page sees them.
 *
 * How to use it from the page: `devices:list` gives all devices (fast, nothing is opened);
 * `devices:modes` asks one device what it supports; `source:openDevice` opens a {@link DeviceChoice},
 * whose `mode` is null for the automatic choice or comes from {@link modeChoice}; `source:openStream`
 * opens an address (check it while it is typed with `parseStreamAddress`). The event `devices` brings
 * a whole new {@link DeviceListing} when something was plugged in or pulled out, or when another device
 * was opened. What is opened so is remembered and opened again at the next start; `source:forget` ends that.
 */

/** ffmpeg's names of the systems that it reads capture devices through. */
export const deviceBackends = ['v4l2', 'dshow', 'avfoundation', 'decklink'] as const;
export type DeviceBackend = (typeof deviceBackends)[number];

/** A device that is there now. */
export interface CaptureDevice {
  readonly backend: DeviceBackend;
  /** Stays the same when the device is plugged in again; not for people's eyes. */
  readonly id: string;
  /** As its maker calls it; devices of equal name are told apart by a number, as `Cam Link 4K (2)`. */
  readonly name: string;
}

/** Pictures that stand alone in memory, or that must be decoded first. */
export type DeviceEncoding = 'raw' | 'compressed';

/** One line of what a device says it supports. */
export interface DeviceMode {
  /** Unit: pixels. */
  readonly width: number;
  readonly height: number;
  /** Null where the listing does not tell, as with Video4Linux. */
  readonly framesPerSecond: { readonly min: number; readonly max: number } | null;
  /** ffmpeg's name of the pixel format or codec, as `yuyv422` or `mjpeg`; null lets the device decide. */
  readonly format: string | null;
  readonly encoding: DeviceEncoding;
  /** Null where only the picture tells. */
  readonly scan: 'progressive' | 'interlaced' | null;
  /** DeckLink's name of the mode, as `Hp50`; null elsewhere. */
  readonly code: string | null;
}

/** A mode to ask a device for. Null in a field lets the device decide. */
export const modeChoiceSchema = z.strictObject({
  width: z.int().min(1).max(16_384),
  height: z.int().min(1).max(16_384),
  framesPerSecond: z.number().positive().max(1000).nullable(),
  format: z
    .string()
    .regex(/^[a-z0-9_]{1,40}$/)
    .nullable(),
  encoding: z.enum(['raw', 'compressed']),
  code: z
    .string()
    .regex(/^[A-Za-z0-9]{1,4}$/)
    .nullable(),
});
export type ModeChoice = z.infer<typeof modeChoiceSchema>;

/** The device to open and how. */
export const deviceChoiceSchema = z.strictObject({
  backend: z.enum(deviceBackends),
  /** No control characters: it becomes one argument of ffmpeg. */
  id: z
    .string()
    .min(1)
    .max(1024)
    .regex(/^\P{Cc}+$/u),
  name: z.string().min(1).max(256),
  /** Null for the automatic choice. */
  mode: modeChoiceSchema.nullable(),
});
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;

/** Which device to ask for its modes. */
export const deviceKeySchema = deviceChoiceSchema.pick({ backend: true, id: true });
export type DeviceKey = z.infer<typeof deviceKeySchema>;

/** All devices, and what is open and remembered. */
export interface DeviceListing {
  readonly devices: readonly CaptureDevice[];
  /** Why devices may be missing from the list; empty when all went well. */
  readonly problems: readonly ErrorExplanation[];
  /** The device that is open or being opened; null for other sources. */
  readonly open: DeviceChoice | null;
  /** Name of the device or stream that opens itself at the next start; null for the demo procedure. */
  readonly remembered: string | null;
}

/** What one device supports. */
export interface DeviceModes {
  /** Best for endoscopy first. */
  readonly modes: readonly DeviceMode[];
  /** What the automatic choice would take first; null when the device decides. */
  readonly automatic: ModeChoice | null;
  /** Why the device did not answer; null when it did, though it may have told no modes. */
  readonly problem: ErrorExplanation | null;
}

/** A mode of a listing, to be asked for. @param framesPerSecond within the mode's range; null lets the device decide */
export function modeChoice(mode: DeviceMode, framesPerSecond: number | null): ModeChoice {
  const { width, height, format, encoding, code } = mode;
  return { width, height, framesPerSecond, format, encoding, code };
}

/** Whether two keys name the same device. */
export function isSameDevice(a: DeviceKey, b: DeviceKey): boolean {
  return a.backend === b.backend && a.id === b.id;
}
