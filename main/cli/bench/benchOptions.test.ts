import { describe, expect, it } from 'vitest';
import { UsageError } from '../cliErrors';
import { parseCommandWords } from '../commandWords';
import { benchOptionKinds, parseBenchOptions } from './benchOptions';

const parse = (...words: string[]) => parseBenchOptions(parseCommandWords(words, benchOptionKinds));

describe('parseBenchOptions', () => {
  it('measures 10 s a phase and memory for a minute with the default pack unless told otherwise', () => {
    expect(parse()).toEqual({
      ...{ phaseMs: 10_000, rounds: 2, memoryMs: 60_000 },
      ...{ packId: null, difficulty: null, provider: null, checkpoint: null, raw: false },
      ...{ recording: false, cases: false, replay: null },
    });
    const all = ['--seconds', '60', '--memory-minutes', '20', '--pack', 'tiny', '--raw'];
    const more = ['--rounds', '3', '--provider', 'webgpu', '--checkpoint', 'soak.json'];
    const beside = ['--difficulty', 'hard', '--cases', '--recording', '--replay', 'one'];
    expect(parse(...all, ...more, ...beside)).toEqual({
      ...{ phaseMs: 60_000, rounds: 3, memoryMs: 1_200_000, packId: 'tiny', raw: true },
      difficulty: 'hard',
      ...{ recording: true, cases: true, replay: 'one' },
      ...{ provider: 'webgpu', checkpoint: 'soak.json' },
    });
  });

  it.each(['1', '601', '1.55', '1e2', 'ten', '0x10'])('refuses --seconds %s', (text) => {
    expect(() => parse('--seconds', text)).toThrow(UsageError);
  });

  it.each(['0', '0.05', '601', '-1'])('refuses --memory-minutes=%s', (text) => {
    expect(() => parse(`--memory-minutes=${text}`)).toThrow(UsageError);
  });

  it('refuses a provider that does not exist', () => {
    expect(() => parse('--provider', 'gpu')).toThrow('--provider gpu is none of cuda');
  });

  it('refuses what it does not take', () => {
    expect(() => parse('demo.mp4')).toThrow('bench takes no demo.mp4.');
  });
});
