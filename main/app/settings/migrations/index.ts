import { numberTheFile } from './0001-numberTheFile';
import type { SettingsMigration, StoredSettings } from './settingsMigration';

/** Every step, oldest first; a new one goes to the end. */
const migrations: readonly SettingsMigration[] = [numberTheFile];

/** The version that this application writes. */
export const settingsVersion = migrations.length;

/** Brings a stored file of an older version to the present form. */
export function migrateSettings(stored: StoredSettings, fromVersion: number): StoredSettings {
  return migrations
    .filter(({ toVersion }) => toVersion > fromVersion)
    .reduce((current, { migrate }) => migrate(current), stored);
}
