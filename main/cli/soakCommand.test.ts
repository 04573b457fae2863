import { describe, expect, it } from 'vitest';
import { UsageError } from './cliErrors';
import { parseCommandWords } from './commandWords';
import { parseSoakOptions, soakCommand } from './soakCommand';

const parse = (...words: string[]) =>
  parseSoakOptions(parseCommandWords(words, soakCommand.options));

describe('parseSoakOptions', () => {
  it('records two hours of small pictures as fast as it goes, unless told otherwise', () => {
    expect(parse()).toMatchObject({
      ...{ minutes: 120, speed: 1000, size: { width: 320, height: 180 } },
    });
    const all = ['--minutes', '60', '--speed', '8', '--lines', '720', '--folder', '/disk'];
    expect(parse(...all)).toEqual({
      ...{ minutes: 60, speed: 8, size: { width: 1280, height: 720 }, parent: '/disk' },
    });
  });

  it.each(['0', '601', '1.5', 'ten'])('refuses --minutes %s', (text) => {
    expect(() => parse('--minutes', text)).toThrow(UsageError);
  });

  it('makes even pictures, and takes no other word', () => {
    expect(parse('--lines', '101').size).toEqual({ width: 178, height: 100 });
    expect(() => parse('demo.mp4')).toThrow('soak takes no demo.mp4.');
  });
});
