import { z } from 'zod';
import { aiSettingsSchema, brokenProviderSchema, defaultAiSettings } from '../../common/aiSettings';
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
import { defaultStorageSettings, storageSettingsSchema } from '../../common/storageSettings';
import { section, type ValuesOf } from './settings/settingsSection';

/**
 * What is remembered from one start to the next, section by section. A new section is one line here:
 * its schema, what it starts with, and its name in a message. A section that gains a field needs no more than
 * a default for it; one whose stored form changes needs a migration in `settings/migrations`.
 */
export const settingsSections = {
  overlay: section(overlaySettingsSchema, defaultOverlaySettings, 'overlay'),
  fieldsOfView: section(confirmedFieldsOfViewSchema, [], 'fields of view'),
  packId: section(z.string().nullable(), null, 'model'),
  ai: section(aiSettingsSchema, defaultAiSettings, 'AI'),
  brokenProviders: section(z.array(brokenProviderSchema), [], 'left out AI providers'),
  monitor: section(monitorSettingsSchema, defaultMonitorSettings, 'monitor'),
  storage: section(storageSettingsSchema, defaultStorageSettings, 'storage'),
  windowPlace: section(windowPlaceSchema.nullable(), null, 'place of the window'),
  language: section(languageSettingsSchema, defaultLanguageSettings, 'language'),
  pedals: section(pedalBindingsSchema, defaultPedalBindings, 'pedals'),
  rememberedSource: section(rememberedSourceSchema.nullable(), null, 'source'),
} as const;

/** The settings as the application has them. */
export type Settings = ValuesOf<typeof settingsSections>;
