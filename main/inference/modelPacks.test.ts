import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackShelf, tinyDifficultyFolder, tinyPackFolder } from './fixtures/packCopy';
import { listPacks, loadPack, requireAmpullaPack, requireDifficultyPack } from './modelPacks';
import { PackError } from './packError';

let shelf: PackShelf;
beforeEach(async () => {
  shelf = await PackShelf.create();
});
afterEach(() => shelf.dispose());

async function refusalOf(folder: string): Promise<PackError> {
  const error: unknown = await loadPack(folder).catch((caught: unknown) => caught);
  if (!(error instanceof PackError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

function withField(field: string, value: string) {
  return (manifest: string) => {
    const changed = manifest.replace(new RegExp(`("${field}": )[^\\n]*?(,?\\n)`), `$1${value}$2`);
    if (changed === manifest) throw new Error(`manifest has no field ${field} to change`);
    return changed;
  };
}

describe('loadPack', () => {
  it('verifies a pack that is as its manifest says', async () => {
    const pack = await loadPack(tinyPackFolder);
    expect(pack.folder).toBe(tinyPackFolder);
    expect(pack.manifest.id).toBe('tiny-pack');
  });

  it.each([
    [3, null],
    [1, 'manifest.json, field metrics[0].overFolds.count: '],
  ])(
    'takes figures of a cross-validation over %d folds or names what is wrong',
    async (count, reason) => {
      const overFolds = { mean: 0.7, standardDeviation: 0.02, count };
      const figure = { name: 'meanIou', dataset: 'd', value: 0.7, interval: [0.6, 0.8], count: 9 };
      const folder = await shelf.addChanged('measured', (manifest) =>
        JSON.stringify({
          ...(JSON.parse(manifest) as object),
          peakChosenOn: ['d'],
          metrics: [{ ...figure, overFolds }],
        }),
      );
      if (reason === null) {
        expect((await loadPack(folder)).manifest.metrics[0]?.overFolds).toEqual(overFolds);
      } else {
        expect((await refusalOf(folder)).reason.slice(0, reason.length)).toBe(reason);
      }
    },
  );

  it('refuses a folder without manifest by name', async () => {
    const folder = join(shelf.folder, 'empty');
    await mkdir(folder);
    expect((await refusalOf(folder)).reason).toBe('manifest.json: is missing');
  });

  it('refuses a manifest that is not JSON', async () => {
    const folder = await shelf.addChanged('broken', (manifest) => manifest.slice(0, 40));
    expect((await refusalOf(folder)).reason).toMatch(/^manifest\.json: is not JSON \(/);
  });

  it.each([
    ['another input type', 'type', '"float32"', 'manifest.json, field input.type: '],
    ['a bad hash', 'sha256', '"abc"', 'manifest.json, field files[0].sha256: must be 64'],
    ['a file in another folder', 'name', '"../x.onnx"', 'manifest.json, field files[0].name: must'],
    ['a threshold above 1', 'peak', '1.5', 'manifest.json, field thresholds.peak: '],
    ['a later schema', 'schemaVersion', '2', 'manifest.json, field schemaVersion: '],
  ])('refuses %s, naming the field', async (_, field, value, reason) => {
    const folder = await shelf.addChanged('changed', withField(field, value));
    expect((await refusalOf(folder)).reason.slice(0, reason.length)).toBe(reason);
  });

  it.each([
    [
      'a mask without its task',
      ['"ampulla"', '"difficulty-binary"'],
      'outputs.mask: is there, although',
    ],
    [
      'a task without its mask',
      ['"mask": {', '"attention": {'],
      'outputs.mask: is missing, although',
    ],
    [
      'a threshold of no task',
      ['"peak": 0.5', '"peak": 0.5, "difficult": 0.5'],
      'thresholds.difficult: is there',
    ],
    [
      'two kinds of difficulty',
      ['"ampulla"', '"difficulty-binary", "difficulty-four"'],
      'tasks: names two',
    ],
    ['a task twice', ['"ampulla"', '"ampulla", "ampulla"'], 'tasks: names a task twice'],
  ] as const)('refuses %s, naming the field', async (_, [from, to], reason) => {
    const folder = await shelf.addChanged('changed', (manifest) => manifest.replace(from, to));
    expect((await refusalOf(folder)).reason).toContain(`manifest.json, field ${reason}`);
  });

  it.each([
    ['too few classes', ['"difficult"\n', '"easy"\n'], 'must be easy, difficult, as tasks name'],
    ['classes of another task', ['difficulty-binary', 'difficulty-four'], 'must be easy, long,'],
    ['an unknown class', ['"difficult"\n', '"hard"\n'], ''],
  ] as const)('refuses %s, naming the field', async (_, [from, to], reason) => {
    const change = (manifest: string): string => manifest.replace(from, to);
    const folder = await shelf.addChanged('changed', change, tinyDifficultyFolder);
    const field = 'manifest.json, field outputs.difficulty.classes';
    expect((await refusalOf(folder)).reason).toContain(field);
    expect((await refusalOf(folder)).reason).toContain(reason);
  });

  it('takes a pack that does both, for both', async () => {
    const both = (manifest: string): string =>
      manifest
        .replace('"difficulty-binary"', '"ampulla", "difficulty-binary"')
        .replace('"outputs": {', '"outputs": { "mask": { "name": "m", "width": 8, "height": 8 },')
        .replace('"thresholds": {', '"thresholds": { "peak": 0.5, "region": 0.6,');
    const pack = await loadPack(await shelf.addChanged('both', both, tinyDifficultyFolder));
    expect(requireAmpullaPack(pack).manifest.outputs.mask.width).toBe(8);
    expect(requireDifficultyPack(pack).manifest.thresholds.difficult).toBe(0.5);
  });

  it('says what an input type must be', async () => {
    const folder = await shelf.addChanged('changed', withField('type', '"float32"'));
    expect((await refusalOf(folder)).message).toContain('"uint8"');
  });

  it('refuses an unknown field by name', async () => {
    const folder = await shelf.addChanged('odd', withField('peak', '0.5,\n "pek": 0.4'));
    expect((await refusalOf(folder)).reason).toBe(
      'manifest.json, field thresholds.pek: is unknown to this version of the application',
    );
  });

  it('refuses a missing model file by name', async () => {
    const folder = await shelf.add('halved');
    await rm(join(folder, 'tiny.onnx'));
    expect((await refusalOf(folder)).reason).toBe('tiny.onnx: is missing');
  });

  it('refuses a model file of another size', async () => {
    const folder = await shelf.add('longer');
    await appendFile(join(folder, 'tiny.onnx'), 'x');
    expect((await refusalOf(folder)).reason).toMatch(
      /^tiny\.onnx: has (\d+) bytes, manifest field sizeBytes says \d+$/,
    );
  });

  it('refuses a model file with one changed bit, and says what still works', async () => {
    const folder = await shelf.add('flipped');
    const path = join(folder, 'tiny.onnx');
    const bytes = await readFile(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const error = await refusalOf(folder);
    expect(error.reason).toMatch(
      /^tiny\.onnx: has the SHA-256 [0-9a-f]{64}, manifest field sha256/,
    );
    expect(error.whatHappened).toContain('Model pack tiny-pack was refused: tiny.onnx');
    expect(error.whatStillWorks).toContain('The picture');
    expect(error.whatToDo).toContain('Copy the pack again');
  });
});

describe('listPacks', () => {
  it('lists good and refused packs by name and passes over other folders', async () => {
    await shelf.addChanged('b-broken', () => '{}');
    const good = await shelf.add('a-good');
    await mkdir(join(shelf.folder, 'notes'));
    await writeFile(join(shelf.folder, 'readme.txt'), 'no pack');
    const missing = join(shelf.folder, 'absent');
    expect(await listPacks([missing, shelf.folder])).toEqual([
      {
        state: 'verified',
        id: 'tiny-pack',
        version: '1.0.0',
        title: 'Red disc finder for tests',
        tasks: ['ampulla'],
        folder: good,
      },
      {
        state: 'refused',
        id: 'b-broken',
        folder: join(shelf.folder, 'b-broken'),
        reason: expect.stringMatching(/^manifest\.json, field schemaVersion: /) as unknown,
      },
    ]);
  });

  it('refuses the second pack with the same id', async () => {
    await shelf.add('one');
    await shelf.add('two');
    const [first, second] = await listPacks([shelf.folder]);
    expect(first?.state).toBe('verified');
    expect(second).toMatchObject({
      state: 'refused',
      reason: 'manifest.json, field id: tiny-pack is the id of the pack in one already',
    });
  });
});
