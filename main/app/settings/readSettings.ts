import { readFileSync, statSync } from 'node:fs';
import { isFileMissing } from '../../files/fileMissing';
import { type Settings, settingsSections } from '../settingsFile';
import { migrateSettings, settingsVersion } from './migrations';
import type { StoredSettings } from './migrations/settingsMigration';
import { isPlainObject } from './plainObject';
import { readSection, type SettingsSection } from './settingsSection';

/** What became of the file at this start. */
export type SettingsCondition =
  | { readonly kind: 'good' }
  | { readonly kind: 'absent' }
  /** Written by an older version; everything was taken over. */
  | { readonly kind: 'older' }
  | { readonly kind: 'newer'; readonly version: number }
  /** No part of it can be used. */
  | { readonly kind: 'damaged'; readonly reason: string };

export interface ReadSettings {
  readonly settings: Settings;
  readonly condition: SettingsCondition;
  /** The sections whose stored values cannot be used, so that they have their defaults. */
  readonly sectionsReset: readonly SectionName[];
}

/** A settings file has a few kilobytes; what is larger by far is none, and must not fill the memory. */
const largestFileBytes = 1024 * 1024;

type SectionName = keyof Settings;

// The map has these names and no others.
const sectionEntries = Object.entries(settingsSections) as readonly (readonly [
  SectionName,
  SettingsSection<unknown>,
])[];

/** Reads the settings. Whatever is wrong with the file, there are settings: the picture must start. */
export function readSettings(path: string): ReadSettings {
  let stored: unknown;
  try {
    if (statSync(path).size > largestFileBytes) return damaged('it is far too large');
    stored = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (isFileMissing(error)) return { ...fromStored({}), condition: { kind: 'absent' } };
    return damaged(error instanceof Error ? error.message : String(error));
  }
  return isPlainObject(stored) ? readVersioned(stored) : damaged('it holds no settings');
}

function readVersioned(stored: StoredSettings): ReadSettings {
  const version = stored['version'] ?? 0;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    return damaged('its version is no number');
  }
  if (version > settingsVersion) {
    return { ...fromStored(stored), condition: { kind: 'newer', version } };
  }
  const kind = version < settingsVersion ? 'older' : 'good';
  return { ...fromStored(migrateSettings(stored, version)), condition: { kind } };
}

function damaged(reason: string): ReadSettings {
  return { ...fromStored({}), condition: { kind: 'damaged', reason } };
}

function fromStored(stored: StoredSettings): Omit<ReadSettings, 'condition'> {
  const sectionsReset: SectionName[] = [];
  const values = sectionEntries.map(([name, section]) => {
    if (stored[name] === undefined) return [name, section.initial];
    const read = readSection(section, stored[name]);
    if (read === null) sectionsReset.push(name);
    return [name, read === null ? section.initial : read.value];
  });
  // Each value was parsed by the schema of its section, from which the type is made.
  return { settings: Object.fromEntries(values) as Settings, sectionsReset };
}
