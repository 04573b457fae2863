import { z } from 'zod';
import { defaultOverlaySettings, overlaySettingsSchema } from '../../common/overlaySettings';
import { section, type ValuesOf } from './settings/settingsSection';

/**
 * What is remembered from one start to the next, section by section. A new section is one line here:
 * its schema, what it starts with, and its name in a message. A section that gains a field needs no more than
 * a default for it; one whose stored form changes needs a migration in `settings/migrations`.
 */
export const settingsSections = {
  overlay: section(overlaySettingsSchema, defaultOverlaySettings, 'overlay'),
  packId: section(z.string().nullable(), null, 'model'),
} as const;

/** The settings as the application has them. */
export type Settings = ValuesOf<typeof settingsSections>;
