import { z } from 'zod';
import type { StorageTrouble } from '../storageSettings';

/** When recordings begin and end by themselves: never, with each case, or with every picture. */
export const recordingModes = ['byHand', 'case', 'always'] as const;
export type RecordingMode = (typeof recordingModes)[number];

/** Where and when recordings are made; kept between sessions. */
export const recordingSettingsSchema = z.strictObject({
  mode: z.enum(recordingModes),
  /** Absolute path that a person chose; null for the folder `recordings` of the user's data. */
  folder: z.string().min(1).max(4096).nullable(),
});
export type RecordingSettings = Readonly<z.infer<typeof recordingSettingsSchema>>;

export const defaultRecordingSettings: RecordingSettings = { mode: 'byHand', folder: null };

/** What the set-up page shows of recordings. */
export interface RecordingSetup {
  readonly mode: RecordingMode;
  /** Absolute path. */
  readonly folder: string;
  readonly isDefault: boolean;
  readonly trouble: StorageTrouble | null;
  /** For how long the free space lasts; null where the system does not tell. */
  readonly forecastMinutes: number | null;
}
