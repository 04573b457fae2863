import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '../../../common/geometry';
import { boxOverlap } from '../../../common/metrics/boxMetrics';
import { type BuiltInference, buildInference } from '../../inference/fixtures/builtInference';
import { tinyDifficultyFolder, tinyPackFolder } from '../../inference/fixtures/packCopy';
import { loadAmpullaPack, loadDifficultyPack } from '../../inference/modelPacks';
import { forkInNode } from '../../processes/forkInNode';
import { activePacks } from './activePacks';
import { StillAi } from './stillAi';
import { StillItems } from './stillItems';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const folder = mkdtempSync(join(tmpdir(), 'ampulla-stills-'));
/** A red block on grey, which the tiny pack finds. */
const block: Box = { x: 88, y: 40, width: 24, height: 18 };
let built: BuiltInference;
let ai: StillAi;
let pids: (number | undefined)[] = [];

beforeAll(async () => {
  built = await buildInference();
  const ampulla = await loadAmpullaPack(tinyPackFolder);
  const difficulty = await loadDifficultyPack(tinyDifficultyFolder);
  const nowMs = (): number => performance.now();
  const packs = activePacks({
    packs: {
      load: () => Promise.resolve(ampulla),
      loadRemembered: () => Promise.resolve({ pack: ampulla, fellBack: null }),
      loadDifficulty: () => Promise.resolve(difficulty),
    },
    runningPackId: () => ampulla.manifest.id,
    difficulty: () => ({ enabled: true, packId: null, showsAttention: false }),
    fork: () => {
      const child = forkInNode(built.entry);
      pids.push(child.pid);
      return child;
    },
    nowMs,
  });
  ai = new StillAi({ ...packs, ffmpegPath: () => ffmpegPath, nowMs });
  makeDataset();
});
afterAll(async () => {
  await ai.dispose();
  await built.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function makeDataset(): void {
  mkdirSync(join(folder, 'images'));
  const { x, y, width, height } = block;
  const picture = `color=0x5a5a5a:s=160x96,drawbox=x=${x}:y=${y}:w=${width}:h=${height}:color=red:t=fill`;
  const quiet = ['-v', 'error', '-y', '-f', 'lavfi', '-i', `${picture},format=rgb24`];
  const path = join(folder, 'images', 'easy-1.png');
  execFileSync(ffmpegPath, [...quiet, '-frames:v', '1', '-metadata', 'comment=secret', path]);
  annotate();
}

function annotate(): void {
  const size = { width: 160, height: 96 };
  const annotated = { difficulty: 'technique', morphology: { type: 'II' } };
  const images = [
    {
      id: 1,
      file_name: 'images/easy-1.png',
      ...size,
      field_of_view: [32, 0, 128, 96],
      ...annotated,
    },
    { id: 2, file_name: 'images/gone.png', ...size },
    { id: 3, file_name: 'images/none.png', ...size },
  ];
  const bbox = [block.x, block.y, block.width, block.height];
  const annotations = [
    { image_id: 1, bbox },
    { image_id: 2, bbox },
  ];
  writeFileSync(join(folder, 'annotations.json'), JSON.stringify({ images, annotations }));
}

function items(): StillItems {
  return new StillItems({ ffmpegPath: () => ffmpegPath, ai });
}

const still = (fileName: string) => ({ kind: 'still' as const, folder, fileName });

describe('StillItems', () => {
  it('offers the images that have a box, without telling it', async () => {
    expect(await items().list(folder)).toEqual([
      { source: still('images/easy-1.png'), papillaType: 'II', hasDifficulty: true },
      { source: still('images/gone.png'), papillaType: null, hasDifficulty: false },
    ]);
  });

  it('gives the picture alone, and knows the truth', async () => {
    const item = await items().open(still('images/easy-1.png'));
    const picture = Buffer.from(await item.picture());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([160, 96]);
    expect(picture.includes('secret')).toBe(false);
    expect(item.truth).toEqual({
      ...{ boxes: [block], difficulty: 'technique', papillaType: 'II', view: null },
    });
  });

  it('says what the active packs say, in pixels of the whole image', async () => {
    const item = await items().open(still('images/easy-1.png'));
    const answer = await item.ai();
    if (answer.state !== 'answered' || answer.box === null) throw new Error(JSON.stringify(answer));
    expect(boxOverlap(answer.box, block).iou).toBeGreaterThan(0.6);
    expect(answer.mask?.area).toEqual({ x: 32, y: 0, width: 128, height: 96 });
    expect(answer.model.packId).toBe('tiny-pack');
    expect(['easy', 'difficult']).toContain(answer.difficulty);
    expect(answer.difficultProbability).toBeGreaterThan(0);
    const asked = pids.length;
    expect(await item.ai()).toEqual(answer);
    expect(pids).toHaveLength(asked);
  });

  it('has no answer of the AI where the image is away, and says why it cannot be shown', async () => {
    const item = await items().open(still('images/gone.png'));
    expect(await item.ai()).toEqual({ state: 'none', reason: 'failed' });
    await expect(item.picture()).rejects.toMatchObject({
      words: { key: 'training.stillGone' },
    });
    // What is said must not tell either: a file may be named after its answer.
    await expect(item.picture()).rejects.not.toThrow('gone.png');
    writeFileSync(join(folder, 'images', 'gone.png'), 'no picture');
    await expect(item.picture()).rejects.toMatchObject({
      words: { key: 'training.pictureUnreadable' },
    });
  });

  it('reads the annotations again where they changed, and says what is wrong with them', async () => {
    const stills = items();
    expect(await stills.list(folder)).toHaveLength(2);
    const path = join(folder, 'annotations.json');
    writeFileSync(path, '{"images": []}');
    utimesSync(path, 1, 1);
    await expect(stills.list(folder)).rejects.toMatchObject({
      words: { key: 'training.folderUnreadable' },
    });
    annotate();
    await expect(stills.open(still('images/none.png'))).rejects.toMatchObject({
      words: { key: 'training.stillGone' },
    });
    pids = [];
  });
});
