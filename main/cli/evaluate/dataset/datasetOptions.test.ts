import { describe, expect, it } from 'vitest';
import { UsageError } from '../../cliErrors';
import { parseCommandWords } from '../../commandWords';
import { evaluateOptionKinds } from '../evaluateOptions';
import { parseDatasetOptions, refuseDatasetOptions } from './datasetOptions';

const wordsOf = (...words: string[]) => parseCommandWords(words, evaluateOptionKinds);
const parse = (...words: string[]) => parseDatasetOptions(wordsOf('--dataset', 'set', ...words));

describe('parseDatasetOptions', () => {
  it('measures the default pack on all images unless told otherwise', () => {
    expect(parse()).toEqual({
      task: null,
      datasetPath: 'set',
      folds: [],
      packs: [],
      predictionsPaths: [],
      subsetPath: null,
      outFolder: null,
      withPictures: true,
      json: false,
    });
  });

  it('takes lists, each item once', () => {
    const lists = ['--folds', '1,3,1', '--packs', 'a,./b', '--predictions', 'c.json,d.json'];
    expect(parse(...lists, '--subset', 's.txt', '--out', 'o', '--without-pictures')).toMatchObject({
      folds: [1, 3],
      packs: ['a', './b'],
      predictionsPaths: ['c.json', 'd.json'],
      subsetPath: 's.txt',
      outFolder: 'o',
      withPictures: false,
    });
  });

  it.each([
    [['--folds', 'one'], '--folds takes numbers with commas between them, as 1,3; not one.'],
    [['--folds', '1,'], '--folds takes values with commas between them.'],
    [['--predictions', ',a'], '--predictions takes values with commas between them.'],
    [['--video', 'a.mp4'], 'evaluate measures either --dataset DIR or --video VIDEO'],
    [['--fov', 'none'], '--fov goes with --video, not with --dataset.'],
    [['--without-pictures'], '--without-pictures is about the report, which needs --out DIR.'],
    [['--task', 'difficult'], '--task knows no difficult. Did you mean difficulty?'],
    [['more'], 'evaluate takes no more.'],
  ])('refuses %j', (words, message) => {
    expect(() => parse(...words)).toThrow(UsageError);
    expect(() => parse(...words)).toThrow(message);
  });
});

describe('refuseDatasetOptions', () => {
  it('lets a video have its own options and no other', () => {
    const video = ['--video', 'a', '--truth', 'b', '--json'];
    expect(() => refuseDatasetOptions(wordsOf(...video))).not.toThrow();
    expect(() => refuseDatasetOptions(wordsOf(...video, '--folds', '1'))).toThrow(
      '--folds goes with --dataset DIR, not with --video.',
    );
  });
});
