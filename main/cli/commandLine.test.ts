import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { version } from '../../package.json';
import { viewFaults } from '../../common/viewFaults';
import { boxOverlap } from '../../common/metrics/boxMetrics';
import { tinyPackFolder } from '../inference/fixtures/packCopy';
import { blockBox, writeBlockVideo } from './fixtures/blockVideo';
import { BuiltCli } from './fixtures/builtCli';
import { killInferenceOf } from './fixtures/killInference';

const point = { x: z.number(), y: z.number() };
const lineSchema = z.strictObject({
  frameId: z.int(),
  timeMs: z.number(),
  box: z.strictObject({ ...point, width: z.number(), height: z.number() }).nullable(),
  centroid: z.strictObject(point).nullable(),
  peak: z.number().min(0).max(1),
  inferenceMs: z.number().positive(),
  quality: z.strictObject({
    verdict: z.enum(['fit', ...viewFaults]),
    measures: z.record(z.string(), z.number()).nullable(),
  }),
  difficulty: z.null(),
});
const summarySchema = z.strictObject({
  pooledDifficulty: z.strictObject({
    state: z.literal('off'),
    verdict: z.null(),
    reason: z.literal('No model pack that estimates the difficulty is installed.'),
  }),
});

let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await writeBlockVideo(join(cli.folder, 'block.mp4'), 50, 30);
});
afterAll(() => cli.dispose());
beforeEach(async () => {
  await rm(cli.packFolder, { recursive: true });
  await cp(tinyPackFolder, join(cli.packFolder, 'tiny-pack'), { recursive: true });
});

async function linesOf(name: string) {
  const text = await readFile(join(cli.folder, name), 'utf8');
  const lines = text.trimEnd().split('\n');
  summarySchema.parse(JSON.parse(lines.at(-1) ?? ''));
  return lines.slice(0, -1).map((line) => lineSchema.parse(JSON.parse(line)));
}

async function partialFiles(): Promise<string[]> {
  return (await readdir(cli.folder)).filter((name) => name.includes('partial'));
}

describe('analyze', () => {
  it.each([
    ['the whole frame', 'none'],
    ['a rectangle of it', '40,20,240,200'],
  ])(
    'writes a line for every frame of a video, with boxes in source pixels: %s',
    async (_, fov) => {
      const words = ['analyze', 'block.mp4', '--fov', fov, '--out', 'block.jsonl'];
      const { code, stdout, stderr } = await cli.run(words);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toContain('Model pack tiny-pack 1.0.0 on cpu.');
      expect(stderr).toContain('50 frames in 0:0');

      const lines = await linesOf('block.jsonl');
      expect(lines.map(({ frameId }) => frameId)).toEqual([...Array(50).keys()]);
      expect(lines.map(({ timeMs }) => Math.round(timeMs))).toEqual(
        [...Array(50).keys()].map((index) => index * 40),
      );
      for (const { box, centroid, peak } of lines.slice(0, 30)) {
        expect(box && boxOverlap(box, blockBox).iou).toBeGreaterThan(0.75);
        expect(Math.abs((centroid?.x ?? 0) - 150)).toBeLessThan(3);
        expect(Math.abs((centroid?.y ?? 0) - 104)).toBeLessThan(3);
        expect(peak).toBeGreaterThan(0.9);
      }
      for (const { box, centroid, peak } of lines.slice(30)) {
        expect({ box, centroid }).toEqual({ box: null, centroid: null });
        expect(peak).toBeLessThan(0.1);
      }
      expect(await partialFiles()).toEqual([]);
    },
  );

  it.each([
    ['a file that is not there', 'absent.mp4', /absent\.mp4/],
    ['a file that is no video', 'text.mp4', /text\.mp4/],
    ['an empty file', 'empty.mp4', /empty\.mp4/],
    ['a folder', '.', /folder/],
  ])('names %s in one message and keeps the old result', async (_, video, message) => {
    await writeFile(join(cli.folder, 'text.mp4'), 'no video\n'.repeat(100));
    await writeFile(join(cli.folder, 'empty.mp4'), '');
    await writeFile(join(cli.folder, 'kept.jsonl'), 'old\n');
    const { code, stdout, stderr } = await cli.run(['analyze', video, '--out', 'kept.jsonl']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(await readFile(join(cli.folder, 'kept.jsonl'), 'utf8')).toBe('old\n');
    expect(await partialFiles()).toEqual([]);
  });

  it('says that a folder for the result is missing before it works', async () => {
    const { code, stderr } = await cli.run(['analyze', 'block.mp4', '--out', 'no/where.jsonl']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S+where\.jsonl cannot be written: there is no folder \S+no\. /);
  });

  it('does not replace the video by its result', async () => {
    const { code, stderr } = await cli.run(['analyze', 'block.mp4', '--out', './block.mp4']);
    expect(code).toBe(1);
    expect(stderr).toBe('./block.mp4 is the video itself. Name another file with --out.\n');
  });

  it('names a rectangle that does not fit into the picture', async () => {
    const words = ['analyze', 'block.mp4', '--fov', '300,0,100,100', '--out', 'x.jsonl'];
    const { code, stderr } = await cli.run(words);
    expect(code).toBe(1);
    expect(stderr).toContain('block.mp4');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names a pack that is not there, and one that does not verify', async () => {
    const analyze = ['analyze', 'block.mp4', '--out', 'x.jsonl', '--pack'];
    const absent = await cli.run([...analyze, 'tiny-pak']);
    expect(absent.code).toBe(1);
    expect(absent.stderr).toBe(
      'No model pack is called tiny-pak. Did you mean tiny-pack? There are: tiny-pack.\n',
    );
    await writeFile(join(cli.packFolder, 'tiny-pack', 'tiny.onnx'), 'broken');
    const broken = await cli.run([...analyze, 'tiny-pack']);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/^Model pack tiny-pack was refused: tiny\.onnx: has 6 bytes/);
    expect(await partialFiles()).toEqual([]);
  });

  it('cleans up and keeps the old result when it is interrupted', async () => {
    await writeBlockVideo(join(cli.folder, 'long.mp4'), 7500, 7500);
    await writeFile(join(cli.folder, 'long.jsonl'), 'old\n');
    const words = ['analyze', 'long.mp4', '--fov', 'none', '--out', 'long.jsonl'];
    let isKilled = false;
    const { code, stderr } = await cli.run(words, (text, pid) => {
      if (isKilled || !text.includes('Model pack')) return;
      isKilled = true;
      process.kill(pid, 'SIGINT');
    });
    expect(stderr).toContain('Interrupted');
    expect(code).toBe(130);
    expect(await readFile(join(cli.folder, 'long.jsonl'), 'utf8')).toBe('old\n');
    expect(await partialFiles()).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')(
  'analyze, when the inference process is killed',
  () => {
    it('starts another one and leaves no frame out', async () => {
      await writeBlockVideo(join(cli.folder, 'long.mp4'), 7500, 7500);
      const killed: number[] = [];
      const words = ['analyze', 'long.mp4', '--fov', 'none', '--out', 'killed.jsonl'];
      const { code } = await cli.run(words, (text, pid) => {
        if (killed.length === 0 && text.includes('Model pack')) killed.push(killInferenceOf(pid));
      });
      expect(killed).toHaveLength(1);
      expect(code).toBe(0);
      const lines = await linesOf('killed.jsonl');
      expect(lines.map(({ frameId }) => frameId)).toEqual([...Array(7500).keys()]);
      expect(lines.every(({ box }) => box !== null)).toBe(true);
    });
  },
);

describe('packs', () => {
  it('lists what verifies', async () => {
    const { code, stdout } = await cli.run(['packs']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^tiny-pack +1\.0\.0 +verified +Red disc finder for tests$/m);
  });

  it('lists what is refused with the reason, and exits 1', async () => {
    await cp(tinyPackFolder, join(cli.packFolder, 'broken'), { recursive: true });
    await writeFile(join(cli.packFolder, 'broken', 'manifest.json'), '{ "schemaVersion": 1 }');
    const table = await cli.run(['packs']);
    expect(table.code).toBe(1);
    expect(table.stdout).toMatch(/^broken +- +refused +manifest\.json, field id: /m);
    const json = await cli.run(['packs', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { id: 'broken', state: 'refused' },
      { id: 'tiny-pack', state: 'verified', version: '1.0.0' },
    ]);
  });

  it('says where it looked when there is none', async () => {
    await rm(join(cli.packFolder, 'tiny-pack'), { recursive: true });
    const { code, stdout } = await cli.run(['packs']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `No model packs in ${cli.packFolder}.\n` });
  });
});

describe('the command line itself', () => {
  it('prints its version and helps', async () => {
    expect((await cli.run(['--version'])).stdout).toBe(`${version}\n`);
    expect((await cli.run(['--help'])).stdout).toMatch(/analyze[^]*packs/);
    expect((await cli.run(['analyze', '--help'])).stdout).toContain('--fov auto');
    expect((await cli.run(['packs', '--help'])).stdout).toContain('--json');
    expect((await cli.run([])).code).toBe(2);
  });

  it.each([
    [['analyse'], 'Unknown command analyse. Did you mean analyze?'],
    [['analyze', 'a.mp4', '--ot', 'x'], 'Unknown option --ot. Did you mean --out?'],
    [['analyze', '--out', 'x'], 'analyze needs a VIDEO.'],
    [['analyze', 'a.mp4'], 'analyze needs --out FILE.jsonl.'],
    [['analyze', 'a.mp4', 'b.mp4', '--out', 'x'], 'b.mp4 is one too many'],
    [['analyze', 'a.mp4', '--out', 'x', '--fov', 'half'], '--fov half is neither'],
    [['packs', 'tiny'], 'packs takes no tiny.'],
  ])('refuses %j by name', async (words, message) => {
    const { code, stdout, stderr } = await cli.run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('--help');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
