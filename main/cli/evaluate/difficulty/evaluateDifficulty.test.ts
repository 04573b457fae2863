import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { BuiltCli } from '../../fixtures/builtCli';
import {
  syntheticWard,
  wardAnnotations,
  type WardImage,
  wardPredictions,
} from './fixtures/syntheticWard';

const share = z.number().min(0).max(1);
const figures = {
  ...{ accuracy: share, auc: share, macroPrecision: share, macroRecall: share, macroF1: share },
  expectedCalibrationError: share,
};
const task = {
  ...figures,
  perClass: z.record(
    z.string(),
    z.strictObject({
      ...{ patients: z.int(), precision: share.nullable(), recall: share.nullable() },
      f1: share.nullable(),
    }),
  ),
  confusion: z.array(z.array(z.int())),
  intervals: z.record(z.string(), z.tuple([z.number(), z.number()]).nullable()),
  bayes: z.looseObject({ ...figures, bestMacroF1: share }).nullable(),
  curves: z.strictObject({
    roc: z.array(z.tuple([share, share])),
    reliability: z.array(z.tuple([share, share, z.int()])),
  }),
};
const lineSchema = z.looseObject({
  ...{ task: z.literal('difficulty'), pack: z.string(), patients: z.int(), images: z.int() },
  ...task,
  binary: z.looseObject(task).nullable(),
});

/** Each test starts a program, perhaps on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const ward = syntheticWard(60);
let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await writeWard('ward', ward);
  await writeJson('two.json', wardPredictions(ward, 'two', 2));
  await writeJson('four.json', wardPredictions(ward, 'four', 4));
}, 60_000);
afterAll(() => cli.dispose());

async function writeJson(name: string, content: object): Promise<void> {
  await writeFile(join(cli.folder, name), JSON.stringify(content));
}

/** A data set whose image files are empty. */
async function writeWard(
  name: string,
  images: readonly WardImage[],
  annotations = wardAnnotations(images),
): Promise<void> {
  await mkdir(join(cli.folder, name, 'images'), { recursive: true });
  for (const { fileName } of images) await writeFile(join(cli.folder, name, fileName), '');
  await writeJson(join(name, 'annotations.json'), annotations);
}

const evaluate = (...words: string[]) => cli.run(['evaluate', '--dataset', 'ward', ...words]);

describe('evaluate --task difficulty', () => {
  it('prints an object a model, and goes by what the predictions are about', async () => {
    const { code, stdout, stderr } = await evaluate(
      '--predictions',
      'two.json,four.json',
      '--json',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [two, four] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
    expect(two).toMatchObject({ pack: 'two', patients: 60, images: 120, binary: null });
    expect(Object.keys(two?.perClass ?? {})).toEqual(['easy', 'difficult']);
    expect(Object.keys(four?.perClass ?? {})).toEqual(['easy', 'long', 'technique', 'failure']);
    // Both networks say the same of easy: so do their figures of the binary task.
    expect(four?.binary?.auc).toBe(two?.auc);
    expect(four?.binary?.confusion).toEqual(two?.confusion);
    expect(four?.bayes?.auc).toBe(two?.bayes?.auc);
    expect(two?.curves.roc.at(-1)).toEqual([1, 1]);
    expect(two?.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  it('prints the study’s tables and writes everything', async () => {
    const words = [
      '--task',
      'difficulty',
      '--predictions',
      'two.json,four.json',
      '--out',
      'result',
    ];
    const { code, stdout } = await evaluate(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('ward: 60 patients with 120 images;');
    expect(stdout).toMatch(
      /^The study, ResNet +0\.802 \/ 0\.507 +0\.719 \/ 0\.611 +0\.757 \/ 0\.553 +0\.695 +0\.680$/m,
    );
    expect(stdout).toMatch(
      /^The study, ResNet, stopped on macro-F1 +0\.444 +0\.445 +0\.429 +0\.667$/m,
    );
    expect(stdout).toMatch(/^Bayes limit +0\.\d{3} \/ 0\.\d{3}/m);
    expect(stdout).toContain('no picture of a patient');
    expect(stdout).toContain('two minus four, easy against difficult, the same patients');
    const out = join(cli.folder, 'result');
    expect((await readdir(out)).sort()).toEqual([
      ...['calibration.csv', 'classes.csv', 'comparisons.csv', 'confusion.csv', 'curves.csv'],
      ...['difficulty.json', 'figures.csv', 'folds.csv', 'images.csv', 'limit.csv', 'patients.csv'],
      ...['report.html', 'subsets.csv'],
    ]);
    const read = (name: string): Promise<string> => readFile(join(out, name), 'utf8');
    const document = await read('difficulty.json');
    expect(document).not.toContain(cli.folder);
    expect(document).not.toContain('"values"');
    expect(JSON.parse(document)).toMatchObject({
      dataset: { name: 'ward', patients: 60, images: 120, unlabelledImages: 0 },
      models: [{ model: { id: 'two' } }, { model: { id: 'four' }, folds: Array(5).fill({}) }],
      command:
        'npm run --silent ampulla -- evaluate --task difficulty --dataset ward --predictions two.json,four.json --out result',
    });
    const patients = (await read('patients.csv')).trimEnd().split('\n');
    expect(patients).toHaveLength(1 + 2 * 60);
    expect(patients[1]).toMatch(/^two,p0,1,I+V?,2,\w+,(easy|difficult),0\.\d+,,,,0\.\d+$/);
    expect(await read('report.html')).toContain('Who is taken for what');
  });

  it('has no limit where nobody knows it', async () => {
    await writeWard('plain', ward, wardAnnotations(ward, false));
    const words = ['--dataset', 'plain', '--predictions', 'two.json', '--folds', '1,2'];
    const { stdout } = await cli.run(['evaluate', ...words, '--json']);
    expect(lineSchema.parse(JSON.parse(stdout))).toMatchObject({ patients: 24, bayes: null });
    const text = (await cli.run(['evaluate', ...words])).stdout;
    expect(text).toContain('what can be known of its patients at all is not known');
    expect(text).not.toContain('limit');
  });
});

describe('evaluate --task difficulty, with something wrong', () => {
  const unlabelled = {
    ...wardAnnotations(ward),
    images: [{ id: 1, file_name: 'images/p0-0.png', width: 9, height: 9 }],
  };
  const box = {
    ...{ schemaVersion: 1, id: 'box', title: 'Box', output: 'box', peakThreshold: null },
    ...{ isOutOfFold: true, trainedOn: [], images: [] },
  };
  const oneSum = wardPredictions(ward, 'sum', 2, {
    images: [
      {
        ...{ fileName: 'images/p0-0.png', fieldOfView: { x: 0, y: 0, width: 9, height: 9 } },
        ...{ probabilities: [0.5, 0.4], attention: null },
      },
    ],
  });

  it.each([
    [
      'predictions of the other task',
      box,
      'box.json',
      [],
      'say where the target is. Measure them with --task ampulla',
    ],
    [
      'predictions of this task for the other',
      wardPredictions(ward, 'x', 2),
      'x.json',
      ['--task', 'ampulla'],
      'None of the 120 images of ward that were asked for has a target',
    ],
    [
      'unknown classes',
      wardPredictions(ward, 'y', 2, { classes: ['simple', 'hard'] }),
      'y.json',
      [],
      'y.json, field classes: must be easy, difficult, or easy, long, technique, failure, in this order',
    ],
    [
      'probabilities that do not add up',
      oneSum,
      's.json',
      [],
      'field images[0].probabilities: adds up to 0.900 instead of 1',
    ],
    [
      'images that are missing',
      wardPredictions(ward.slice(2), 'less', 2),
      'less.json',
      [],
      'less.json lack 2 of the 120 images of ward, the first is images/p0-0.png',
    ],
  ])('names %s', async (_, content, name, words, message) => {
    await writeJson(name, content);
    const given = words.length === 0 ? ['--task', 'difficulty'] : words;
    const { code, stdout, stderr } = await evaluate(...given, '--predictions', name);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names a data set without labels, a model that is not there and an unknown task', async () => {
    await writeWard('bare', [], unlabelled);
    const bare = await cli.run(['evaluate', '--dataset', 'bare', '--predictions', 'two.json']);
    expect(bare.stderr).toContain(
      'None of the 1 images of bare that were asked for says how difficult',
    );
    const alone = await evaluate('--task', 'difficulty');
    expect(alone.code).toBe(1);
    expect(alone.stderr).toContain('No model pack that estimates the difficulty is installed.');
    const typed = await evaluate('--task', 'dificulty');
    expect(typed.code).toBe(2);
    expect(typed.stderr).toContain('--task knows no dificulty. Did you mean difficulty?');
  });
});
