import { describe, expect, it } from 'vitest';
import { UsageError } from './cliErrors';
import { parseCommandWords } from './commandWords';

const kinds = { out: 'value', pack: 'value', json: 'flag' } as const;
const parse = (...words: string[]) => parseCommandWords(words, kinds);

describe('parseCommandWords', () => {
  it('sorts positionals, values and flags in any order', () => {
    const { positionals, values, flags } = parse(
      '--json',
      'clip.mp4',
      '--out=a.jsonl',
      '--pack',
      'p',
    );
    expect(positionals).toEqual(['clip.mp4']);
    expect([...values]).toEqual([
      ['out', 'a.jsonl'],
      ['pack', 'p'],
    ]);
    expect([...flags]).toEqual(['json']);
  });

  it('knows --help everywhere', () => {
    expect(parse('--help').flags.has('help')).toBe(true);
  });

  it('takes what follows -- as it is', () => {
    expect(parse('--', '--odd.mp4').positionals).toEqual(['--odd.mp4']);
  });

  it.each([
    [['--pak', 'x'], 'Unknown option --pak. Did you mean --pack?'],
    [['--frobnicate'], 'Unknown option --frobnicate.'],
    [['-x'], 'Unknown option -x.'],
    [['--toString'], 'Unknown option --toString.'],
    [['--out'], 'Option --out needs a value.'],
    [['--out', '--json'], 'Option --out needs a value.'],
    [['--out='], 'Option --out needs a value.'],
    [['--json=yes'], 'Option --json takes no value.'],
  ])('refuses %j', (words, message) => {
    expect(() => parse(...words)).toThrow(new UsageError(message));
  });
});
