import { z } from 'zod';

/** Where pictures are stored; kept between sessions. */
export const storageSettingsSchema = z.strictObject({
  /** Absolute path that a person chose; null for the folder `snapshots` of the user's data. */
  snapshotFolder: z.string().min(1).max(4096).nullable(),
});
export type StorageSettings = Readonly<z.infer<typeof storageSettingsSchema>>;

export const defaultStorageSettings: StorageSettings = { snapshotFolder: null };

/** Why nothing can be stored in a folder at present. */
export type StorageTrouble = 'missing' | 'notWritable';

/** What the set-up page shows of the folder for snapshots. */
export interface StorageState {
  /** Absolute path. */
  readonly folder: string;
  readonly isDefault: boolean;
  /** Null where the system does not tell. Unit: bytes. */
  readonly freeBytes: number | null;
  readonly trouble: StorageTrouble | null;
}
