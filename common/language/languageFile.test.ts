import { describe, expect, it } from 'vitest';
import { builtInCatalogs } from './catalogs';
import { type FileLanguage, parseLanguageFile } from './languageFile';

function accepted(code: string, content: unknown): FileLanguage {
  const read = parseLanguageFile(code, JSON.stringify(content));
  if ('kind' in read) throw new Error(`${read.kind}: ${read.detail}`);
  return read;
}

describe('a language file', () => {
  it('gives its texts and says how much it has', () => {
    const { code, catalogs, translatedShare } = accepted('DE', {
      live: { ai: { state: { active: 'aktiv' } } },
    });
    expect(code).toBe('de');
    expect(catalogs).toEqual({ live: { ai: { state: { active: 'aktiv' } } } });
    expect(translatedShare).toBeGreaterThan(0);
    expect(translatedShare).toBeLessThan(0.02);
  });

  it('is complete when it has every English text', () => {
    expect(accepted('fr', builtInCatalogs.en).translatedShare).toBe(1);
    // Korean has fewer plural forms and is complete all the same.
    expect(accepted('fr', builtInCatalogs.ko).translatedShare).toBe(1);
  });

  it('may have more plural forms than English', () => {
    const more = { more_one: 'ещё {{count}}', more_few: 'ещё {{count}}', more_many: '{{count}}' };
    expect(accepted('ru', { live: { message: more } }).catalogs).toEqual({
      live: { message: more },
    });
  });

  it('loses what English does not have, and empty texts', () => {
    const content = { live: { old: 'x', ai: { model: '' } }, nonsense: 7 };
    expect(accepted('de', content).catalogs).toEqual({ live: { ai: {} } });
  });

  it('does not reach into objects that it is not about', () => {
    const text = '{"live": {"__proto__": {"ai": "x"}, "constructor": "x"}}';
    expect(parseLanguageFile('de', text)).toMatchObject({ catalogs: { live: {} } });
    expect('ai' in {}).toBe(false);
  });

  it.each([
    ['a name that is no language', 'not a code', '{}', 'badCode', 'not a code'],
    ['a language that is built in', 'ko', '{}', 'builtIn', 'ko'],
    ['text that is no JSON', 'de', '{"live": ', 'notJson', 'JSON'],
    ['a list', 'de', '[]', 'notCatalog', '{ }'],
    ['a number for a text', 'de', '{"live": {"controls": 7}}', 'notText', 'live.controls'],
    ['a text for a group', 'de', '{"live": {"ai": "x"}}', 'notText', 'live.ai'],
    ['a text for an area', 'de', '{"live": "x"}', 'notText', 'live'],
    [
      'a value that is not there',
      'de',
      '{"live": {"overlay": {"label": "{{peek}}"}}}',
      'unknownValue',
      'live.overlay.label {{peek}}',
    ],
    [
      'a text that refers to itself',
      'de',
      '{"live": {"controls": "$t(controls)"}}',
      'nesting',
      'live.controls',
    ],
  ])('is refused for %s', (_what, code, text, kind, detail) => {
    const read = parseLanguageFile(code, text);
    expect(read).toMatchObject({ kind });
    expect('kind' in read && read.detail).toContain(detail);
  });

  it('is read no deeper than English goes', () => {
    const deep = `{"live": {"ai": ${'{"x":'.repeat(2000)}1${'}'.repeat(2000)}}}`;
    expect(parseLanguageFile('de', deep)).toMatchObject({ catalogs: { live: { ai: {} } } });
  });
});
