import { type BuiltInLanguage, fallbackLanguage } from './catalogs';
import { isBuiltIn } from './languageFile';
import { systemChoice } from './languageState';

/**
 * The built-in language for a computer that prefers `systemLanguages`: its first one where the
 * application speaks it, else English.
 * @param systemLanguages language codes in the person's order, such as `ko-KR`
 */
export function languageOfSystem(systemLanguages: readonly string[]): BuiltInLanguage {
  const first = systemLanguages[0]?.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return isBuiltIn(first) ? first : fallbackLanguage;
}

/** The language to use: the chosen one where it is there, else the system's. */
export function languageToUse(
  choice: string,
  systemLanguages: readonly string[],
  filed: readonly string[],
): string {
  const isThere = choice !== systemChoice && (isBuiltIn(choice) || filed.includes(choice));
  return isThere ? choice : languageOfSystem(systemLanguages);
}
