import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatasetFolder } from './fixtures/datasetFolder';
import { datasetImage } from './fixtures/images';
import { readPredictions } from './predictionsFile';

let folder: DatasetFolder;
beforeAll(async () => {
  folder = await DatasetFolder.create();
});
afterAll(() => folder.dispose());

const dataset = {
  name: 'some-set',
  description: null,
  images: [datasetImage(1), datasetImage(2)],
};
const view = { x: 0, y: 0, width: 100, height: 100 };
const box = { x: -3.5, y: 10, width: 20.25, height: 10 };
const values = Buffer.from([0, 128, 255, 7, 8, 9]).toString('base64');
const entries = [
  { fileName: 'images/2.png', fieldOfView: view, peak: 0.25, box: null, mask: null },
  {
    fileName: 'images/1.png',
    fieldOfView: view,
    peak: 1,
    box,
    mask: { width: 3, height: 2, values },
  },
  { fileName: 'images/9.png', fieldOfView: view, peak: 1, box, mask: null },
];
const document = {
  schemaVersion: 1,
  id: 'vgg16-box',
  title: 'VGG16, box',
  output: 'box',
  peakThreshold: null,
  isOutOfFold: true,
  trainedOn: ['the other folds'],
  images: entries,
};

async function read(changes: object) {
  const path = await folder.write('p.json', JSON.stringify({ ...document, ...changes }));
  return readPredictions(path, dataset);
}

describe('readPredictions', () => {
  it('reads them in the order of the data set, whatever else is there', async () => {
    const { model, predictions } = await read({});
    expect(model).toEqual({
      ...{ kind: 'predictions', id: 'vgg16-box', title: 'VGG16, box', output: 'box' },
      ...{ version: null, sha256: null, provider: null, precision: null },
      ...{ peakThreshold: null, isOutOfFold: true, trainedOn: ['the other folds'] },
    });
    expect(predictions).toHaveLength(2);
    expect(predictions[0]).toMatchObject({ peak: 1, box, fieldOfView: view });
    const mask = predictions[0]?.mask;
    expect({ width: mask?.width, height: mask?.height }).toEqual({ width: 3, height: 2 });
    expect([...(mask?.values ?? [])]).toEqual([0, 128, 255, 7, 8, 9]);
    expect(predictions[1]).toMatchObject({ peak: 0.25, box: null, mask: null });
  });

  const withFirst = (changes: object) => ({ images: [{ ...entries[0], ...changes }, entries[1]] });
  it.each([
    ['another version', { schemaVersion: 2 }, 'field schemaVersion:'],
    ['an unknown field', { extra: 1 }, 'field extra:'],
    ['an id with a space', { id: 'a b' }, 'field id: must be lower-case'],
    ['an unknown output', { output: 'points' }, 'field output:'],
    ['a peak above 1', withFirst({ peak: 1.5 }), 'field images[0].peak:'],
    ['an empty box', withFirst({ box: { ...box, width: 0 } }), 'field images[0].box.width:'],
    [
      'a mask of another length',
      withFirst({ mask: { width: 4, height: 2, values } }),
      'field images[0].mask: values hold 6 bytes instead of 4 x 2',
    ],
    [
      'a field of view outside its image',
      withFirst({ fieldOfView: { ...view, width: 120 } }),
      'field images[0].fieldOfView: is not inside images/2.png, which has 100 x 100 pixels',
    ],
    [
      'an image twice',
      { images: [...entries, entries[0]] },
      'field images[3].fileName: images/2.png is there twice',
    ],
    [
      'an image missing',
      { images: entries.slice(1) },
      'lack 1 of the 2 images of some-set, the first is images/2.png.',
    ],
  ])('refuses %s', async (_, changes, message) => {
    await expect(read(changes)).rejects.toThrow(message);
  });
});
