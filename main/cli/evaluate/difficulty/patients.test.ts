import { describe, expect, it } from 'vitest';
import type { DatasetImage } from '../dataset/dataset';
import { datasetImage } from '../dataset/fixtures/images';
import { labelledImages, patientsOf } from './patients';

const image = (id: number, patientKey: string | null, more: Partial<DatasetImage> = {}) =>
  datasetImage(id, { patientKey, difficulty: 'easy', ...more });
const datasetOf = (...images: DatasetImage[]) => ({ name: 'ward', description: null, images });

describe('patientsOf', () => {
  it('puts a patient’s images together and takes the mean of what can be known', () => {
    const patients = patientsOf(
      datasetOf(
        image(1, 'a', { fold: 1, classProbabilities: [0.5, 0.5, 0, 0] }),
        image(2, 'b', { difficulty: 'failure', fold: 2, morphologyType: 'IV' }),
        image(3, 'a', { fold: 1, classProbabilities: [1, 0, 0, 0] }),
      ),
    );
    expect(patients).toEqual([
      {
        ...{ key: 'a', difficulty: 'easy', fold: 1, morphologyType: null, images: [0, 2] },
        classProbabilities: [0.75, 0.25, 0, 0],
      },
      {
        ...{ key: 'b', difficulty: 'failure', fold: 2, morphologyType: 'IV', images: [1] },
        classProbabilities: null,
      },
    ]);
  });

  it.each([
    [
      'two difficulties',
      [image(1, 'a'), image(2, 'a', { difficulty: 'long' })],
      'Patient a: images/1.png says easy, images/2.png long.',
    ],
    [
      'two folds',
      [image(1, 'a', { fold: 1 }), image(2, 'a', { fold: 2 })],
      'Patient a: images/1.png lies in fold 1, images/2.png 2.',
    ],
    ['only easy patients', [image(1, 'a')], 'All 1 patients of ward that were asked for are easy'],
    [
      'only difficult ones',
      [image(1, 'a', { difficulty: 'long' }), image(2, 'b', { difficulty: 'failure' })],
      'All 2 patients of ward that were asked for are difficult',
    ],
  ])('refuses %s', (_, images, message) => {
    expect(() => patientsOf(datasetOf(...images))).toThrow(message);
  });
});

describe('labelledImages', () => {
  it('leaves out images whose difficulty is not known', () => {
    const all = datasetOf(image(1, 'a'), image(2, null, { difficulty: null }));
    expect(labelledImages(all).images.map(({ fileName }) => fileName)).toEqual(['images/1.png']);
  });

  it('refuses images without a label and labels without a patient', () => {
    expect(() => labelledImages(datasetOf(image(1, 'a', { difficulty: null })))).toThrow(
      'None of the 1 images of ward that were asked for says how difficult the cannulation was.',
    );
    expect(() => labelledImages(datasetOf(image(1, null)))).toThrow(
      'The image images/1.png of ward names no patient.',
    );
  });
});
