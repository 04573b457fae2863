import {
  areas,
  type BuiltInLanguage,
  builtInCatalogs,
  type Catalog,
  type Catalogs,
} from './catalogs';
import { meaningOf, textsOf, valuesIn } from './catalogTexts';
import type { LanguageFault } from './languageState';

/** A language that came by file, reduced to what the interface uses. */
export interface FileLanguage {
  readonly code: string;
  readonly catalogs: Catalogs;
  readonly translatedShare: number;
}

class FaultFound extends Error {
  readonly fault: LanguageFault;

  constructor(kind: LanguageFault['kind'], detail: string) {
    super(`${kind}: ${detail}`);
    this.fault = { kind, detail };
  }
}

/**
 * Reads a language file: one object with the areas, each as in `common/locales/en`. Keys that
 * English does not have and empty texts are left out, so that old and unfinished files work.
 * @param codeWritten the file's name without `.json`
 * @returns the language, or why it cannot be used
 */
export function parseLanguageFile(codeWritten: string, text: string): FileLanguage | LanguageFault {
  try {
    const code = canonicalCode(codeWritten);
    const catalogs = knownCatalogs(objectIn(text));
    return { code, catalogs, translatedShare: shareOf(catalogs) };
  } catch (error) {
    if (error instanceof FaultFound) return error.fault;
    return { kind: 'notCatalog', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether the application brings the words of this language itself. */
export function isBuiltIn(code: string): code is BuiltInLanguage {
  return Object.hasOwn(builtInCatalogs, code);
}

function canonicalCode(written: string): string {
  const code = canonicalOrNull(written);
  if (code === null) throw new FaultFound('badCode', written);
  if (isBuiltIn(code)) throw new FaultFound('builtIn', code);
  return code;
}

function canonicalOrNull(written: string): string | null {
  try {
    return Intl.getCanonicalLocales(written)[0] ?? null;
  } catch {
    return null;
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new FaultFound('notJson', error instanceof Error ? error.message : String(error));
  }
  if (!isObject(parsed)) throw new FaultFound('notCatalog', '{ }');
  return parsed;
}

function knownCatalogs(parsed: Readonly<Record<string, unknown>>): Catalogs {
  const present = areas.filter((area) => parsed[area] !== undefined);
  return Object.fromEntries(
    present.map((area) => [area, knownPart(builtInCatalogs.en[area], parsed[area], area)]),
  );
}

/** The texts that English has too, at any depth. */
function knownPart(english: Catalog, translated: unknown, path: string): Catalog {
  if (!isObject(translated)) throw new FaultFound('notText', path);
  const entries: [string, string | Catalog][] = [];
  for (const [key, value] of Object.entries(translated)) {
    const master = masterOf(english, key);
    if (master === undefined || value === '') continue;
    const part = `${path}.${key}`;
    entries.push([
      key,
      typeof master === 'string'
        ? checkedText(master, value, part)
        : knownPart(master, value, part),
    ]);
  }
  return Object.fromEntries(entries);
}

/** What English has under a key; a plural form that English lacks goes by English's general one. */
function masterOf(english: Catalog, key: string): string | Catalog | undefined {
  if (Object.hasOwn(english, key)) return english[key];
  const general = `${meaningOf(key)}_other`;
  return Object.hasOwn(english, general) ? english[general] : undefined;
}

function checkedText(english: string, text: unknown, path: string): string {
  if (typeof text !== 'string') throw new FaultFound('notText', path);
  // i18next would read it as a reference to another text, which may lead back here.
  if (text.includes('$t(')) throw new FaultFound('nesting', path);
  const known = valuesIn(english);
  const unknown = valuesIn(text).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new FaultFound('unknownValue', `${path} {{${unknown}}}`);
  return text;
}

function shareOf(catalogs: Catalogs): number {
  const meanings = (of: Catalogs): number =>
    areas.reduce((sum, area) => {
      const keys = [...textsOf(of[area] ?? {}).keys()];
      return sum + new Set(keys.map(meaningOf)).size;
    }, 0);
  return meanings(catalogs) / meanings(builtInCatalogs.en);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
