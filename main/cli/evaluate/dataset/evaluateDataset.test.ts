import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { blockAnnotations, blockPictures, writeBlockDataset } from '../../fixtures/blockDataset';
import { BuiltCli } from '../../fixtures/builtCli';
import { killInferenceOf } from '../../fixtures/killInference';
import { tinyPackFolder } from '../../../inference/fixtures/packCopy';
import { metricNames } from './evaluation';

const share = z.number().min(0).max(1);
const figures = {
  images: z.int().positive(),
  mIoU: share,
  precision: share,
  recall: share,
  centroidDistance: share,
  successIou30: share,
  successDistance5: share,
};
const curve = z.array(z.tuple([z.number(), share])).length(10);
const lineSchema = z.looseObject({
  pack: z.string(),
  version: z.string().nullable(),
  ...figures,
  curves: z.strictObject({ iou: curve, centroidDistance: curve }),
  intervals: z.record(z.enum(metricNames), z.tuple([share, share])),
  folds: z.array(z.strictObject({ fold: z.int(), ...figures })),
  singleTarget: z.looseObject(figures).nullable(),
  severalTargets: z.looseObject(figures).nullable(),
  presence: z
    .looseObject({
      recall: share,
      falsePositiveShare: share.nullable(),
      imagesWithoutTarget: z.int(),
    })
    .nullable(),
});

/** Each test starts a program that starts others, perhaps on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await cp(tinyPackFolder, join(cli.packFolder, 'tiny-pack'), { recursive: true });
  await writeBlockDataset(join(cli.folder, 'blocks'));
}, 60_000);
afterAll(() => cli.dispose());

const evaluate = (...words: string[]) => cli.run(['evaluate', '--dataset', 'blocks', ...words]);
const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));

/** Predictions whose boxes lie half beside each first target: an IoU of one third. */
async function writeHalfRight(name: string): Promise<void> {
  const images = blockPictures.map(({ fileName, size, blocks: [first] }) => ({
    fileName,
    fieldOfView: { x: 0, y: 0, ...size },
    peak: 1,
    box: first === undefined ? null : { ...first, x: first.x + first.width / 2 },
    mask: null,
  }));
  const head = { schemaVersion: 1, id: 'half-right', title: 'Half right', output: 'box' };
  const rest = { peakThreshold: null, isOutOfFold: true, trainedOn: [] };
  await writeFile(join(cli.folder, name), JSON.stringify({ ...head, ...rest, images }));
}

describe('evaluate --dataset', () => {
  it('prints the figures of the default pack as an object', async () => {
    const { code, stdout, stderr } = await evaluate('--json');
    expect(stderr).toContain('Model pack tiny-pack 1.0.0 on cpu.');
    expect(code).toBe(0);
    const [line, ...others] = linesOf(stdout);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      ...{ pack: 'tiny-pack', version: '1.0.0', images: 5 },
      ...{ successIou30: 1, successDistance5: 1 },
      singleTarget: { images: 4 },
      severalTargets: { images: 1 },
      presence: { recall: 1, falsePositiveShare: 0, imagesWithoutTarget: 1 },
    });
    // Its mask has 32 x 32 pixels, so that a box's edges are off by some pixels.
    expect(line?.mIoU).toBeGreaterThan(0.7);
    expect(line?.folds.map(({ fold, images }) => [fold, images])).toEqual([
      [1, 3],
      [2, 2],
    ]);
  });

  it('measures the predictions of another program beside a pack, and writes everything', async () => {
    await writeHalfRight('half.json');
    const models = ['--packs', 'tiny-pack', '--predictions', 'half.json'];
    const { code, stdout } = await evaluate(...models, '--out', 'result', '--folds', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('blocks, fold 1: 3 images, 3 with a target, 0 of them with several.');
    expect(stdout).toContain('bootstrap by patient');
    expect(stdout).toMatch(
      /^half-right \(Half right\)\nfigure [^]*^mIoU +0\.333 +0\.333 to 0\.333/m,
    );
    expect(stdout).toContain('tiny-pack minus half-right, image by image (3)');
    const out = join(cli.folder, 'result');
    expect((await readdir(out)).sort()).toEqual([
      ...['calibration.csv', 'comparisons.csv', 'curves.csv', 'evaluation.json', 'figures.csv'],
      ...['folds.csv', 'images.csv', 'report.html', 'subsets.csv'],
    ]);
    const document = await readFile(join(out, 'evaluation.json'), 'utf8');
    expect(document).not.toContain(cli.folder);
    expect(document).not.toContain('"values"');
    expect(JSON.parse(document)).toMatchObject({
      dataset: { name: 'blocks', images: 3, folds: [1], resampled: 'patient' },
      models: [{ model: { id: 'tiny-pack' } }, { model: { id: 'half-right' }, presence: null }],
      command:
        'npm run --silent ampulla -- evaluate --dataset blocks --folds 1 --packs tiny-pack --predictions half.json --out result',
    });
    const images = (await readFile(join(out, 'images.csv'), 'utf8')).trimEnd().split('\n');
    expect(images).toHaveLength(1 + 2 * 3);
    expect(images[4]).toBe(
      `half-right,images/1.png,1,patientKey a,320,240,1,1,150,80,60,48,${1 / 3},0.5,0.5,0.046875`,
    );
    const differences = await readFile(join(out, 'comparisons.csv'), 'utf8');
    expect(differences).toMatch(/^tiny-pack,half-right,mIoU,0\.[4-6]/m);
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('half-right');
  });

  it('takes only the images of a subset', async () => {
    await writeFile(join(cli.folder, 'subset.txt'), '1.png\nimages/4.png\n');
    const { stdout } = await evaluate('--json', '--subset', 'subset.txt');
    expect(linesOf(stdout)).toMatchObject([
      { images: 1, severalTargets: null, presence: { imagesWithoutTarget: 1 } },
    ]);
  });

  it('warns when a pack names the data set among what it was trained on', async () => {
    const trained = join(cli.folder, 'packs', 'trained');
    await cp(tinyPackFolder, trained, { recursive: true });
    const manifest = await readFile(join(trained, 'manifest.json'), 'utf8');
    const source = '[{"text":"Blocks of all kinds","images":6,"licence":"none"}]';
    await writeFile(
      join(trained, 'manifest.json'),
      manifest
        .replace('"trainedOn": []', `"trainedOn": ${source}`)
        .replace('"tiny-pack"', '"trained"'),
    );
    const { code, stderr } = await evaluate('--json', '--folds', '1', '--packs', './packs/trained');
    expect(code).toBe(0);
    expect(stderr).toContain('trained: its weights may have seen these images.');
  });
});

describe('evaluate --dataset, with something wrong', () => {
  const annotations = (change: (all: ReturnType<typeof blockAnnotations>) => unknown) =>
    JSON.stringify(change(blockAnnotations()));

  it.each([
    ['a fold that is not there', ['--folds', '7'], 'No image of blocks is in fold 7.'],
    ['a pack that is not there', ['--packs', 'tiny-pak'], 'Did you mean tiny-pack?'],
    ['a folder without a pack', ['--packs', './nowhere'], 'manifest.json'],
    ['predictions that are not there', ['--predictions', 'no.json'], 'no.json cannot be read'],
    ['a subset that is not there', ['--subset', 'no.txt'], 'no.txt cannot be read'],
    ['one model twice', ['--packs', 'tiny-pack,./packs/../packs/again'], 'are called tiny-pack'],
    ['a file in the place of the folder', ['--out', 'a-file'], 'a-file cannot be made'],
  ])('names %s', async (_, words, message) => {
    await cp(tinyPackFolder, join(cli.folder, 'packs', 'again'), { recursive: true });
    await writeFile(join(cli.folder, 'a-file'), '');
    const { code, stdout, stderr } = await evaluate(...words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names a broken image, a missing one and one of another size', async () => {
    const broken = join(cli.folder, 'broken');
    await writeBlockDataset(broken);
    const run = () => cli.run(['evaluate', '--dataset', 'broken', '--out', 'broken-result']);
    await writeFile(join(broken, 'images/2.jpg'), 'no image');
    const unreadable = await run();
    expect(unreadable).toMatchObject({ code: 1, stdout: '' });
    expect(unreadable.stderr).toContain('The image images/2.jpg cannot be read:');
    await rm(join(broken, 'images/2.jpg'));
    expect((await run()).stderr).toContain('The image images/2.jpg of broken is missing');
    await cp(join(broken, 'images/4.png'), join(broken, 'images/2.jpg'));
    expect((await run()).stderr).toContain(
      'The image images/2.jpg has 240 x 200 pixels, but its annotations say 200 x 160.',
    );
    await writeFile(
      join(broken, 'annotations.json'),
      annotations((all) => ({ ...all, annotations: [{ image_id: 1, bbox: [300, 0, 60, 10] }] })),
    );
    expect((await run()).stderr).toContain('field annotations[0].bbox: [300, 0, 60, 10] is not');
    expect(await readdir(join(cli.folder, 'broken-result'))).toEqual([]);
  });

  it.each([
    [[], 'evaluate needs --dataset DIR, or --video VIDEO and --truth TRUTH.json.'],
    [['--video', 'a', '--truth', 'b', '--folds', '1'], '--folds goes with --dataset DIR'],
    [['--dataset', 'blocks', '--fov', 'none'], '--fov goes with --video'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await cli.run(['evaluate', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('writes nothing when it is interrupted', async () => {
    let isStopped = false;
    const words = ['evaluate', '--dataset', 'blocks', '--out', 'interrupted'];
    const { code, stdout, stderr } = await cli.run(words, (text, pid) => {
      if (isStopped || !text.includes('Model pack')) return;
      isStopped = true;
      process.kill(pid, 'SIGINT');
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted; nothing was written.');
    expect(await readdir(join(cli.folder, 'interrupted'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'goes on when the inference process is killed',
    async () => {
      let isKilled = false;
      const words = ['evaluate', '--dataset', 'blocks', '--json'];
      const { code, stdout } = await cli.run(words, (text, pid) => {
        if (isKilled || !text.includes('Model pack')) return;
        isKilled = true;
        killInferenceOf(pid);
      });
      expect({ code, isKilled }).toEqual({ code: 0, isKilled: true });
      expect(linesOf(stdout)).toMatchObject([{ images: 5, successIou30: 1 }]);
    },
  );
});
