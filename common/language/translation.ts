import type { i18n, InitOptions, TFunction } from 'i18next';
import { type Area, areas, builtInCatalogs, fallbackLanguage } from './catalogs';

/** Says the words of one area, or of several, in the current language. */
export type Words<Areas extends Area | readonly [Area, ...Area[]]> = TFunction<Areas>;

const options: InitOptions = {
  resources: builtInCatalogs,
  ns: areas,
  defaultNS: 'live',
  fallbackLng: fallbackLanguage,
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
  void instance.init({ ...options, lng: language });
}
