import { execFile } from 'node:child_process';
import { cp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testFfmpegPath } from '../capture/testKit';
import { tinyDifficultyFolder, tinyPackFolder } from '../inference/fixtures/packCopy';
import { BuiltCli } from './fixtures/builtCli';

const lineSchema = z.object({
  frameId: z.int(),
  quality: z.object({ verdict: z.string() }),
  difficulty: z.object({ probabilities: z.array(z.number()).length(2) }).nullable(),
});
const summarySchema = z.object({
  pooledDifficulty: z.object({
    state: z.string(),
    verdict: z
      .object({
        label: z.enum(['easy', 'difficult']),
        difficultProbability: z.number(),
        pooledFrameIds: z.array(z.int()),
        model: z.object({ packId: z.string(), sha256: z.string().length(64) }),
        measured: z.object({ difficultRecall: z.number() }),
      })
      .nullable(),
    reason: z.string().nullable(),
  }),
});

let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await rm(cli.packFolder, { recursive: true });
  const packs = { 'papilla-lite': resolve('models/packs/papilla-lite'), tiny: tinyPackFolder };
  for (const [name, from] of Object.entries({ ...packs, difficulty: tinyDifficultyFolder })) {
    await cp(from, join(cli.packFolder, name), { recursive: true });
  }
});
afterAll(() => cli.dispose());

/** A drawn view that stands still. */
async function writeStill(view: string, video: string, frames: number): Promise<void> {
  const picture = resolve('main/pipeline/fixtures/views', view);
  await promisify(execFile)(testFfmpegPath, [
    ...['-v', 'error', '-y', '-loop', '1', '-framerate', '25', '-i', picture],
    ...[
      '-frames:v',
      String(frames),
      '-vf',
      'scale=trunc(iw/2)*2:trunc(ih/2)*2',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
    ],
    ...['-crf', '8', '-pix_fmt', 'yuv420p', join(cli.folder, video)],
  ]);
}

async function analyse(video: string, more: readonly string[] = []) {
  const words = ['analyze', video, '--fov', 'none', '--out', 'result.jsonl', ...more];
  const { code, stderr } = await cli.run(words);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const text = await readFile(join(cli.folder, 'result.jsonl'), 'utf8');
  const lines = text.trimEnd().split('\n');
  const frames = lines.slice(0, -1).map((line) => lineSchema.parse(JSON.parse(line)));
  return { frames, ...summarySchema.parse(JSON.parse(lines.at(-1) ?? '')) };
}

describe('analyze, with a pack that estimates the difficulty', () => {
  it('pools five frames a second of a fit view to a verdict', async () => {
    await writeStill('9003-clean.jpg', 'clean.mp4', 60);
    const { frames, pooledDifficulty } = await analyse('clean.mp4');
    expect(frames).toHaveLength(60);
    const asked = frames.filter(({ difficulty }) => difficulty !== null);
    expect(asked.map(({ frameId }) => frameId)).toEqual(
      Array.from({ length: 12 }, (_, index) => index * 5),
    );
    const { verdict } = pooledDifficulty;
    const own = asked.map(({ difficulty }) => difficulty?.probabilities[1] ?? Number.NaN);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    expect(verdict?.difficultProbability).toBeCloseTo(mean, 4);
    expect(verdict).toMatchObject({
      label: mean >= 0.5 ? 'difficult' : 'easy',
      pooledFrameIds: asked.map(({ frameId }) => frameId),
      model: { packId: 'tiny-difficulty' },
      measured: { difficultRecall: 0.61 },
    });
    expect(pooledDifficulty).toMatchObject({ state: 'speaking', reason: null });
  });

  it('asks no frame of a view that may not speak, and says so', async () => {
    await writeStill('9005-blurred.jpg', 'blurred.mp4', 10);
    const { frames, pooledDifficulty } = await analyse('blurred.mp4');
    expect(new Set(frames.map(({ quality }) => quality.verdict))).toEqual(new Set(['blurred']));
    expect(frames.filter(({ difficulty }) => difficulty !== null)).toEqual([]);
    expect(pooledDifficulty).toMatchObject({ state: 'gathering', verdict: null });
    expect(pooledDifficulty.reason).toContain('Too few frames');
  });

  it('leaves it out where that is asked for', async () => {
    const { pooledDifficulty } = await analyse('blurred.mp4', ['--difficulty', 'off']);
    expect(pooledDifficulty).toMatchObject({ state: 'off', verdict: null });
    expect(pooledDifficulty.reason).toContain('--difficulty off');
  });

  it('refuses a pack whose frames have another size than those of the ampulla', async () => {
    const words = ['analyze', 'clean.mp4', '--out', 'x.jsonl', '--pack', 'tiny-pack'];
    const { code, stderr } = await cli.run([...words, '--difficulty', 'tiny-difficulty']);
    expect(code).toBe(1);
    expect(stderr).toContain('takes pictures of 256 × 256 pixels');
    const ampulla = await cli.run([...words.slice(0, 4), '--difficulty', 'tiny-pack']);
    expect(ampulla.stderr).toContain('manifest.json, field tasks: names no difficulty');
  });
});
