import { z } from 'zod';
import type { Catalogs } from './catalogs';

/** Choice of whatever the computer speaks, as far as the application speaks it. */
export const systemChoice = 'system';

/** Which language the person chose; kept between sessions. */
export const languageSettingsSchema = z.strictObject({
  /** A language code, or {@link systemChoice}. */
  choice: z.string().min(1).max(100),
});
export type LanguageSettings = z.infer<typeof languageSettingsSchema>;

export const defaultLanguageSettings: LanguageSettings = { choice: systemChoice };

/** A language that can be chosen. */
export interface LanguageOffer {
  /** BCP 47, canonical: `ko`, `pt-BR`. */
  readonly code: string;
  /** Share of the texts that it has, 0 to 1; the others are said in English. */
  readonly translatedShare: number;
}

/** Why a language file cannot be used; `detail` is the key, the value or what the system said. */
export interface LanguageFault {
  readonly kind:
    | 'unreadable'
    | 'tooLarge'
    | 'badCode'
    | 'builtIn'
    | 'notJson'
    | 'notCatalog'
    | 'notText'
    | 'unknownValue'
    | 'nesting';
  readonly detail: string;
}

/** A language file that is not offered. */
export interface RefusedLanguage {
  readonly file: string;
  readonly fault: LanguageFault;
}

/** What the page needs to speak a language and to offer others. */
export interface LanguageState {
  /** What was chosen: a code of `offered`, or {@link systemChoice}. */
  readonly choice: string;
  /** Code of the language in use. */
  readonly current: string;
  /** Words of the language in use where they come from a file; null for a built-in language. */
  readonly catalogs: Catalogs | null;
  readonly offered: readonly LanguageOffer[];
  readonly refused: readonly RefusedLanguage[];
  /** Absolute path of the folder in which language files are looked for. */
  readonly folder: string;
}
