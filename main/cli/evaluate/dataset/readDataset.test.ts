import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxEntry, DatasetFolder, imageEntry } from './fixtures/datasetFolder';
import { readDataset, requireFiles } from './readDataset';

let folder: DatasetFolder;
beforeAll(async () => {
  folder = await DatasetFolder.create();
});
afterAll(() => folder.dispose());

describe('readDataset', () => {
  it('reads images, targets and the further fields', async () => {
    const view = { x: 2, y: 4, width: 90, height: 70 };
    const first = { fold: 2, group_id: 7, patientKey: 'p1', roundish: true, blurred: false };
    await folder.annotate({
      info: { description: 'made up' },
      images: [
        imageEntry(1, { ...first, field_of_view: view, difficulty: 'long' }),
        imageEntry(2, {
          ...{ group_id: 7, field_of_view: [2, 4, 90, 70], morphology: { type: 'IV', hood: 0.3 } },
          classProbabilities: [0.5, 0.25, 0.25, 0],
        }),
        imageEntry(3),
      ],
      annotations: [boxEntry(1), boxEntry(1, [50, 40, 50, 40.5]), boxEntry(3)],
    });
    const { name, description, images } = await readDataset(folder.path);
    expect({ name, description }).toEqual({ name: 'some-set', description: 'made up' });
    expect(images.map(({ targets }) => targets.length)).toEqual([2, 0, 1]);
    expect(images.map(({ group }) => group)).toEqual(['patientKey p1', 'group_id 7', 'image 3']);
    expect(images[0]).toMatchObject({
      fileName: 'images/1.png',
      size: { width: 100, height: 80 },
      fold: 2,
      patientKey: 'p1',
      targets: [{ x: 10, y: 10, width: 20, height: 10 }, { height: 40.5 }],
      fieldOfView: view,
      flags: ['roundish'],
      difficulty: 'long',
    });
    expect(images[1]).toMatchObject({ fieldOfView: view, fold: null, patientKey: null });
    expect(images[1]).toMatchObject({
      classProbabilities: [0.5, 0.25, 0.25, 0],
      morphologyType: 'IV',
    });
    expect(images[2]).toMatchObject({ fieldOfView: null, morphologyType: null });
  });

  const one = [imageEntry(1)];
  it.each([
    ['is no JSON', '{', 'annotations.json is no JSON'],
    [
      'names an unknown difficulty',
      { images: [imageEntry(1, { difficulty: 'hard' })], annotations: [] },
      'field images[0].difficulty: must be one of easy, long, technique, failure',
    ],
    [
      'has probabilities that are none',
      { images: [imageEntry(1, { classProbabilities: [0.5, 0.2, 0.2, 0] })], annotations: [] },
      'field images[0].classProbabilities: must add up to 1',
    ],
    ['has no image', { images: [], annotations: [] }, 'field images:'],
    ['lacks a size', { images: [{ id: 1, file_name: 'a' }], annotations: [] }, 'images[0].width'],
    [
      'reaches out of its folder',
      { images: [imageEntry(1, { file_name: '../a.png' })], annotations: [] },
      'field images[0].file_name: must be a path inside the data set',
    ],
    [
      'has two images of one id',
      { images: [...one, imageEntry(1, { file_name: 'b' })], annotations: [] },
      'field images[1].id: 1 is another image’s already'.replace('’', "'"),
    ],
    [
      'lists an image twice',
      { images: [...one, imageEntry(2, { file_name: 'images/1.png' })], annotations: [] },
      'field images[1].file_name: images/1.png is listed twice',
    ],
    [
      'has the box of no image',
      { images: one, annotations: [boxEntry(1), boxEntry(9)] },
      'field annotations[1].image_id: no image has the id 9',
    ],
    [
      'has a box outside its image',
      { images: one, annotations: [boxEntry(1, [90, 10, 20, 10])] },
      'field annotations[0].bbox: [90, 10, 20, 10] is not inside images/1.png, which has 100 x 80',
    ],
    [
      'has an empty box',
      { images: one, annotations: [boxEntry(1, [90, 10, 0, 10])] },
      'field annotations[0].bbox[2]:',
    ],
    [
      'has a field of view outside its image',
      { images: [imageEntry(1, { field_of_view: [0, 0, 100, 90] })], annotations: [] },
      'field images[0].field_of_view: [0, 0, 100, 90] is not inside images/1.png',
    ],
    [
      'has an unknown difficulty',
      { images: [imageEntry(1, { difficulty: 'hard' })], annotations: [] },
      'field images[0].difficulty:',
    ],
  ])('refuses a data set that %s', async (_, annotations, message) => {
    await folder.annotate(annotations);
    await expect(readDataset(folder.path)).rejects.toThrow(message);
  });

  it('says that there are no annotations', async () => {
    const path = `${folder.path}/nowhere`;
    await expect(readDataset(path)).rejects.toThrow(
      `${path}/annotations.json cannot be read: it is not there.`,
    );
  });
});

describe('requireFiles', () => {
  it('names an image that is missing', async () => {
    await folder.annotate({ images: [imageEntry(1), imageEntry(2)], annotations: [] });
    const dataset = await readDataset(folder.path);
    await folder.write('images/1.png', '');
    await expect(requireFiles(dataset)).rejects.toThrow(
      'The image images/2.png of some-set is missing',
    );
    await folder.write('images/2.png', '');
    await expect(requireFiles(dataset)).resolves.toBeUndefined();
  });
});
