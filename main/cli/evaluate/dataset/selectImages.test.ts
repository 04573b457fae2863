import { describe, expect, it } from 'vitest';
import { datasetImage } from './fixtures/images';
import { requireTargets, selectImages } from './selectImages';

const images = [
  datasetImage(1, { fold: 1 }),
  datasetImage(2, { fold: 1, targets: [] }),
  datasetImage(3, { fold: 2 }),
  datasetImage(4, { fold: 3, fileName: 'others/3.png' }),
];
const dataset = { name: 'some-set', description: null, images };
const select = (folds: number[], subset: string[] | null = null) =>
  selectImages(dataset, { folds, subset }).images.map(({ fileName }) => fileName);

describe('selectImages', () => {
  it('takes all, some folds, or some names, with or without their folder', () => {
    expect(select([])).toHaveLength(4);
    expect(select([3, 1])).toEqual(['images/1.png', 'images/2.png', 'others/3.png']);
    expect(select([], ['2.png', 'images/1.png', 'others/3.png'])).toEqual([
      'images/1.png',
      'images/2.png',
      'others/3.png',
    ]);
    expect(select([1], ['1.png', 'images/3.png'])).toEqual(['images/1.png']);
  });

  it.each([
    [[7], null, 'No image of some-set is in fold 7. There are: 1, 2, 3.'],
    [[], ['9.png'], 'The subset names 9.png, which is no image of some-set.'],
    [[], ['3.png'], 'images/3.png and others/3.png of some-set are both called'],
    [[2], ['1.png'], 'No image of the subset is in fold 2 of some-set.'],
  ])('refuses folds %j with the names %j', (folds, subset, message) => {
    expect(() => select(folds, subset)).toThrow(message);
  });

  it('refuses images without any target where one has to be found', () => {
    const found = selectImages(dataset, { folds: [], subset: ['2.png'] });
    expect(() => requireTargets(found)).toThrow(
      'None of the 1 images of some-set that were asked for has a target',
    );
    expect(() => requireTargets(dataset)).not.toThrow();
  });

  it('says that a data set has no folds', () => {
    const without = { ...dataset, images: [datasetImage(1)] };
    expect(() => selectImages(without, { folds: [1], subset: null })).toThrow(
      'It has no folds: leave --folds out.',
    );
  });
});
