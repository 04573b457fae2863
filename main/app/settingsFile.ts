import { z } from 'zod';
import { caseSettingsSchema, defaultCaseSettings } from '../../common/cases/peopleState';
import { aiSettingsSchema, brokenProviderSchema, defaultAiSettings } from '../../common/aiSettings';
import {
  defaultDifficultySettings,
  difficultySettingsSchema,
} from '../../common/difficultySettings';
import { confirmedFieldsOfViewSchema } from '../../common/fieldOfViewSettings';
import { defaultOverlaySettings, overlaySettingsSchema } from '../../common/overlaySettings';
import { defaultPedalBindings, pedalBindingsSchema } from '../../common/pedalBindings';
import {
  defaultMonitorSettings,
  monitorSettingsSchema,
  windowPlaceSchema,
} from '../../common/monitor';
import {
  defaultLanguageSettings,
  languageSettingsSchema,
} from '../../common/language/languageState';
import { rememberedSourceSchema } from '../../common/rememberedSource';
import {
  defaultRecordingSettings,
  recordingSettingsSchema,
} from '../../common/recordings/recordingSettings';
import { defaultStorageSettings, storageSettingsSchema } from '../../common/storageSettings';
import { section, type ValuesOf } from './settings/settingsSection';

/**
 * What is remembered from one start to the next, section by section. A new section is one line here,
 * its schema and what it starts with, and its name in `messages.json`, below `names.settings`. A section that
 * gains a field needs no more than a default for it; one whose stored form changes needs a migration in
 * `settings/migrations`.
 */
export const settingsSections = {
  overlay: section(overlaySettingsSchema, defaultOverlaySettings),
  fieldsOfView: section(confirmedFieldsOfViewSchema, []),
  packId: section(z.string().nullable(), null),
  cases: section(caseSettingsSchema, defaultCaseSettings),
  ai: section(aiSettingsSchema, defaultAiSettings),
  difficulty: section(difficultySettingsSchema, defaultDifficultySettings),
  brokenProviders: section(z.array(brokenProviderSchema), []),
  monitor: section(monitorSettingsSchema, defaultMonitorSettings),
  storage: section(storageSettingsSchema, defaultStorageSettings),
  recording: section(recordingSettingsSchema, defaultRecordingSettings),
  windowPlace: section(windowPlaceSchema.nullable(), null),
  language: section(languageSettingsSchema, defaultLanguageSettings),
  pedals: section(pedalBindingsSchema, defaultPedalBindings),
  rememberedSource: section(rememberedSourceSchema.nullable(), null),
} as const;

/** The settings as the application has them. */
export type Settings = ValuesOf<typeof settingsSections>;
