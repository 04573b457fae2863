import { describe, expect, it } from 'vitest';
import { areas, builtInCatalogs, type Catalog } from '../language/catalogs';

/** Korean texts without Hangul that are right so: names, and figures with their units. */
const wordsWithoutHangul = /^[^\p{Script=Hangul}]*$/u;
const namesAndUnits =
  /^(?:\{\{[^}]*\}\}|[\d\s.,:;/·()%×–—…\-+“”'"]|Ampulla|AI|ffmpeg|HID|Ctrl|Esc|ms|fps|px|Hz|F\d+)*$/u;

/** All texts of a catalog by their path, as `source.state.live`. */
function textsOf(catalog: Catalog, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalog).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...textsOf(value, `${path}${key}.`)],
    ),
  );
}

/** Keys apart from their plural forms, which differ between languages. */
function meaningOf(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

function meaningsIn(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...texts.keys()].map(meaningOf))].sort();
}

/** Names of the values that a text takes, as `name` for `{{name}}` and `count` for `{{count, number}}`. */
function valuesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

describe.each(areas)('the words of %s', (area) => {
  const english = textsOf(builtInCatalogs.en[area]);
  const korean = textsOf(builtInCatalogs.ko[area]);

  it('are the same in both languages', () => {
    expect(meaningsIn(korean)).toEqual(meaningsIn(english));
  });

  it('take the same values', () => {
    for (const [key, text] of korean) {
      const master = english.get(key) ?? english.get(`${meaningOf(key)}_other`) ?? '';
      expect(`${key} ${valuesIn(text).join()}`).toBe(`${key} ${valuesIn(master).join()}`);
    }
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...korean]) expect([key, text.trim()]).not.toContain('');
  });

  it('have no English left over in Korean', () => {
    const left = [...korean].filter(
      ([, text]) => wordsWithoutHangul.test(text) && !namesAndUnits.test(text),
    );
    expect(left).toEqual([]);
  });
});
