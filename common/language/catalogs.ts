import type {} from 'i18next';
import * as english from '../locales/en/index';
import * as korean from '../locales/ko/index';

/**
 * All words of the interface, by area.
 *
 * To add a key: write it into `common/locales/en/<area>.json` and `common/locales/ko/<area>.json`
 * (nested objects, lowerCamelCase, values as `{{name}}`, numbers as `{{count, number}}`, plurals as
 * `key_one` and `key_other`, in Korean `key_other` alone).
 * To add an area: the two JSON files, and one line in `common/locales/en/index.ts` and in
 * `common/locales/ko/index.ts`.
 * To use them in a component: `const { t } = useTranslation('<area>')`, then `t('some.key')`; a key
 * that English does not have is a type error. In a function outside React take `t: Words<'<area>'>`.
 */
export type EnglishCatalogs = typeof english;

/** An area of the interface with a catalog of its own. */
export type Area = keyof EnglishCatalogs;

/** The names of all areas. */
export const areas = Object.keys(english) as readonly Area[];

/** Words of one area: keys at any depth, texts as leaves. */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

/** Words of some or all areas in one language; what is missing is said in English. */
export type Catalogs = Readonly<Partial<Record<Area, Catalog>>>;

/** A language that comes with the application. */
export type BuiltInLanguage = 'en' | 'ko';

/** The words of the languages that come with the application, by language code (BCP 47). */
export const builtInCatalogs: Readonly<Record<BuiltInLanguage, Required<Catalogs>>> = {
  en: english,
  ko: korean,
};

/** The language whose words stand in for missing ones. */
export const fallbackLanguage = 'en' satisfies BuiltInLanguage;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'live';
    resources: EnglishCatalogs;
  }
}
