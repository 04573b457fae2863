import { describe, expect, it } from 'vitest';
import { areas, builtInCatalogs } from '../language/catalogs';
import { meaningOf, textsOf, valuesIn } from '../language/catalogTexts';

/** Korean texts without Hangul that are right so: names, and figures with their units. */
const wordsWithoutHangul = /^[^\p{Script=Hangul}]*$/u;
const namesAndUnits =
  /^(?:\{\{[^}]*\}\}|[\d\s.,:;/·()%×–—…\-+“”'"]|Ampulla|IoU|EVIS|LUCERA|EXERA|SD|HD|AI|ffmpeg|HID|Ctrl|Esc|ms|fps|px|Hz|[KMGT]i?B|F\d+)*$/u;

/** Words that make English sentences; names and commands, which stay Latin, have none of them. */
const englishGrammar = /\b(?:the|an|is|are|was|of|not|and|or|to|in|it|no|cannot|with|this|your)\b/i;

function withoutValues(text: string): string {
  return text.replaceAll(/\{\{[^}]*\}\}/g, '');
}

function meaningsIn(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...texts.keys()].map(meaningOf))].sort();
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
      ([, text]) =>
        (wordsWithoutHangul.test(text) && !namesAndUnits.test(text)) ||
        englishGrammar.test(withoutValues(text)),
    );
    expect(left).toEqual([]);
  });
});
