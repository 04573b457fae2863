import { describe, expect, it } from 'vitest';
import { UsageError } from '../cliErrors';
import { parseCommandWords } from '../commandWords';
import { benchOptionKinds, parseBenchOptions } from './benchOptions';

const parse = (...words: string[]) => parseBenchOptions(parseCommandWords(words, benchOptionKinds));

describe('parseBenchOptions', () => {
  it('measures 10 s a phase with the first pack unless told otherwise', () => {
    expect(parse()).toEqual({ phaseMs: 10_000, packId: null, json: false });
    const all = ['--seconds', '60', '--pack', 'tiny', '--json'];
    expect(parse(...all)).toEqual({ phaseMs: 60_000, packId: 'tiny', json: true });
  });

  it.each(['1', '601', '1.5', '1e2', 'ten', '0x10'])('refuses --seconds %s', (text) => {
    expect(() => parse('--seconds', text)).toThrow(UsageError);
  });

  it('refuses what it does not take', () => {
    expect(() => parse('demo.mp4')).toThrow('bench takes no demo.mp4.');
  });
});
