import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatasetFolder } from './fixtures/datasetFolder';
import { readSubset } from './subsetFile';

let folder: DatasetFolder;
beforeAll(async () => {
  folder = await DatasetFolder.create();
});
afterAll(() => folder.dispose());

describe('readSubset', () => {
  it.each([
    ['lines', '\uFEFFa.png\r\n\n  images/b.png \na.png\n'],
    ['an array', ' ["a.png", "images/b.png", "a.png"]'],
  ])('reads %s, each name once', async (_, text) => {
    const path = await folder.write('subset', text);
    expect(await readSubset(path)).toEqual(['a.png', 'images/b.png']);
  });

  it.each([
    ['nothing', ' \n', 'names no image'],
    ['something else', '["a.png", 3]', 'subset, field [1]: '],
    ['half an array', '["a.png"', 'is no JSON'],
  ])('refuses a file of %s', async (_, text, message) => {
    const path = await folder.write('subset', text);
    await expect(readSubset(path)).rejects.toThrow(message);
  });

  it('names a file that is not there', async () => {
    await expect(readSubset('/nowhere/at/all')).rejects.toThrow(
      'The subset /nowhere/at/all cannot be read: it is not there.',
    );
  });
});
