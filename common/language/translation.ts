import { createInstance, type i18n, type InitOptions, type TFunction } from 'i18next';
import { type Area, areas, builtInCatalogs, type Catalogs, fallbackLanguage } from './catalogs';

/** Says the words of one area, or of several, in the current language. */
export type Words<Areas extends Area | readonly [Area, ...Area[]]> = TFunction<Areas>;

const options: InitOptions = {
  ns: areas,
  defaultNS: 'live',
  // A house variant falls back to its own language before English.
  fallbackLng: { ko: ['ko', fallbackLanguage], default: [fallbackLanguage] },
  load: 'currentOnly',
  // All words are here already: ready when the call returns, before anything is drawn.
  initAsync: false,
  // React escapes what it shows, and nowhere are words put into HTML.
  interpolation: { escapeValue: false },
};

/**
 * Gives an i18next instance the words of the built-in languages, at once and without network.
 * @param language language code to begin with
 */
export function startTranslation(instance: i18n, language: string): void {
  // Copies: an instance adds languages to the object that it is given.
  const resources = { en: { ...builtInCatalogs.en }, ko: { ...builtInCatalogs.ko } };
  void instance.init({ ...options, resources, lng: language });
}

/** An instance of its own, for words outside React. */
export function createTranslation(language: string): i18n {
  const instance = createInstance();
  startTranslation(instance, language);
  return instance;
}

/**
 * Changes the language of an instance that was started.
 * @param catalogs its words where it is not built in; groups of words replace those it had before
 */
export async function changeLanguage(
  instance: i18n,
  code: string,
  catalogs: Catalogs | null,
): Promise<void> {
  if (catalogs !== null) {
    for (const area of areas) {
      instance.addResourceBundle(code, area, catalogs[area] ?? {}, false, true);
    }
  }
  await instance.changeLanguage(code);
}
