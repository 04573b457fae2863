import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { defaultOverlaySettings, overlaySettingsSchema } from '../../common/overlaySettings';

const settingsSchema = z.strictObject({
  overlay: overlaySettingsSchema.default(defaultOverlaySettings),
  packId: z.string().nullable().default(null),
});

/** What is remembered from one start to the next. */
export type Settings = z.infer<typeof settingsSchema>;

const defaults: Settings = { overlay: defaultOverlaySettings, packId: null };

/** Reads the settings; a missing or damaged file gives the defaults, because the picture must start. */
export function readSettings(path: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return defaults;
  }
}

/** Writes the settings whole or not at all. */
export function writeSettings(path: string, settings: Settings): void {
  const partial = `${path}.partial`;
  writeFileSync(partial, `${JSON.stringify(settings, null, 2)}\n`);
  renameSync(partial, path);
}
