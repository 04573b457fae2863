import { z } from 'zod';
import { executionProviders } from './prediction';
import { defaultSensitivity, sensitivitySchema } from './sensitivity';

/** `auto` tries one execution provider after the other; any other allows this one alone. */
export const providerChoices = ['auto', ...executionProviders] as const;
export type ProviderSetting = (typeof providerChoices)[number];

/** How the AI works; kept between sessions. */
export const aiSettingsSchema = z.strictObject({
  provider: z.enum(providerChoices),
  sensitivity: sensitivitySchema,
  /** Whether the AI abstains while an instrument covers what it found. */
  suppressBehindInstrument: z.boolean(),
});
export type AiSettings = Readonly<z.infer<typeof aiSettingsSchema>>;

/** Tools stay in view where the papilla is only to be found, so they hide nothing by default. */
export const defaultAiSettings: AiSettings = {
  provider: 'auto',
  sensitivity: defaultSensitivity,
  suppressBehindInstrument: false,
};

/** A provider that took the inference process along when it was started, and is left out since. */
export const brokenProviderSchema = z.strictObject({
  provider: z.enum(executionProviders),
  reason: z.string(),
  /** Version of the application and of the operating system; with others it is tried again. */
  under: z.string(),
});
export type BrokenProvider = Readonly<z.infer<typeof brokenProviderSchema>>;
