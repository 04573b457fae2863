import { describe, expect, it } from 'vitest';
import { evaluatedModel } from './fixtures/images';
import { seenWarning } from './seenImages';

const dataset = {
  name: 'kvasir-seg',
  description: null,
  images: 1,
  imagesWithTarget: 1,
  imagesWithSeveralTargets: 0,
  folds: [],
  subset: null,
  resampled: 'image',
} as const;
const trainedOn = ['Ampulla phantom', 'Kvasir-SEG folds 2 to 4'];

describe('seenWarning', () => {
  it('quotes what a model was trained on when that names the data set', () => {
    expect(seenWarning(evaluatedModel('a', { trainedOn }), dataset)).toBe(
      'a: its weights may have seen these images. It was trained on: Kvasir-SEG folds 2 to 4',
    );
  });

  it('knows a name however it is joined, but no part of a word', () => {
    const named = (text: string, name: string) =>
      seenWarning(evaluatedModel('a', { trainedOn: [text] }), { ...dataset, name }) !== null;
    expect(named('images of KvasirSEG', 'kvasir-seg')).toBe(true);
    expect(named('Kvasir SEG', 'KvasirSEG')).toBe(true);
    expect(named('images for validation', 'val')).toBe(false);
    expect(named('anything', '-')).toBe(false);
  });

  it('has nothing to say of other data, or of images held out', () => {
    const other = evaluatedModel('a', { trainedOn: ['Ampulla phantom'] });
    expect(seenWarning(other, dataset)).toBe(null);
    expect(seenWarning(evaluatedModel('a', { trainedOn, isOutOfFold: true }), dataset)).toBe(null);
  });
});
