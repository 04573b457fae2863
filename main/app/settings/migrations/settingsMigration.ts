/** A stored settings file, parsed as JSON and not yet checked. */
export type StoredSettings = Readonly<Record<string, unknown>>;

/** One step from the version before to `toVersion`. What it cannot use it leaves as it is: the schemas judge. */
export interface SettingsMigration {
  readonly toVersion: number;
  readonly migrate: (stored: StoredSettings) => StoredSettings;
}
