import { describe, expect, it } from 'vitest';
import { UsageError } from '../cliErrors';
import { parseCommandWords } from '../commandWords';
import { evaluateOptionKinds, parseEvaluateOptions } from './evaluateOptions';

const parse = (...words: string[]) =>
  parseEvaluateOptions(parseCommandWords(words, evaluateOptionKinds));
const both = ['--video', 'a.mp4', '--truth', 'a.json'];

describe('parseEvaluateOptions', () => {
  it('measures all presets unless told otherwise', () => {
    expect(parse(...both)).toEqual({
      videoPath: 'a.mp4',
      truthPath: 'a.json',
      packIds: [],
      presets: ['quiet', 'standard', 'sensitive'],
      fieldOfView: 'auto',
      outFolder: null,
      json: false,
    });
  });

  it('takes some presets, in the order that reports have', () => {
    expect(parse(...both, '--settings', 'sensitive,quiet').presets).toEqual(['quiet', 'sensitive']);
  });

  it('takes one pack or several, each once', () => {
    expect(parse(...both, '--pack', 'one').packIds).toEqual(['one']);
    expect(parse(...both, '--packs', 'one,two,one').packIds).toEqual(['one', 'two']);
  });

  it.each([
    [['--video', 'a.mp4'], 'evaluate needs --video VIDEO and --truth TRUTH.json.'],
    [[...both, 'more'], 'evaluate takes no more.'],
    [[...both, '--settings', 'quite'], '--settings knows no quite. Did you mean quiet?'],
    [[...both, '--settings', 'quiet,'], '--settings knows no .'],
    [[...both, '--packs', 'one,'], '--packs takes ids with commas'],
    [[...both, '--pack', 'a', '--packs', 'b'], 'either --pack ID or --packs LIST'],
  ])('refuses %j', (words, message) => {
    expect(() => parse(...words)).toThrow(UsageError);
    expect(() => parse(...words)).toThrow(message);
  });
});
