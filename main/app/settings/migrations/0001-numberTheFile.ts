import type { SettingsMigration } from './settingsMigration';

/** Files of before had no version and the same sections; nothing in them moves. */
export const numberTheFile: SettingsMigration = {
  toVersion: 1,
  migrate: (stored) => stored,
};
