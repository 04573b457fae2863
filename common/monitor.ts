import { z } from 'zod';
import type { Box } from './geometry';

/**
 * By what a monitor is known again after it was unplugged or after a restart. Sizes in desktop units
 * (device-independent pixels). The id may exceed the safe integers; it is only ever compared.
 */
export const monitorKeySchema = z.strictObject({
  id: z.number(),
  /** Name that the monitor gives itself; empty where it gives none. */
  label: z.string().max(200),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type MonitorKey = z.infer<typeof monitorKeySchema>;

/** Where the picture shall be at the start. */
export const monitorSettingsSchema = z.strictObject({
  /** Null: where the window was when the application was closed. */
  picture: monitorKeySchema.nullable(),
  /** Whether the window fills the chosen monitor from the start. */
  fullScreenAtStart: z.boolean(),
});
export type MonitorSettings = z.infer<typeof monitorSettingsSchema>;

export const defaultMonitorSettings: MonitorSettings = { picture: null, fullScreenAtStart: true };

const boxSchema: z.ZodType<Box> = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});

/** Where a window stands: independent of where its monitor stands among the others. */
export const windowPlaceSchema = z.strictObject({
  monitor: monitorKeySchema,
  /** From the monitor's upper left corner, while the window does not fill it. Unit: desktop units. */
  bounds: boxSchema,
  fullScreen: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** A monitor as the set-up page lists it. */
export interface MonitorEntry {
  readonly key: MonitorKey;
  /** From 1, from left to right; what “identify” shows on it. */
  readonly number: number;
  /** Unit: pixels of the monitor. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isPrimary: boolean;
  /** Whether the window stands there. */
  readonly hasWindow: boolean;
}

/** What the set-up page knows of monitors. */
export interface MonitorState {
  readonly monitors: readonly MonitorEntry[];
  readonly settings: MonitorSettings;
  readonly fullScreen: boolean;
}
