import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FragmentIndex } from './fragmentIndex';
import { FrameDecoder } from './frameDecoder';
import { numberIn } from '../testKit/numberedFrame';
import { makeSmallRecording } from '../testKit/smallRecording';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const size = { width: 64, height: 48 };
const count = 260;
const folder = mkdtempSync(join(tmpdir(), 'ampulla-reader-'));
let path = '';

beforeAll(() => {
  const made = makeSmallRecording({ ffmpegPath, root: folder, segments: [count], size });
  path = join(made.path, 'video-000.mp4');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened(file = path) {
  const index = new FragmentIndex(file);
  await index.refresh();
  const place = (frame: number) => Promise.resolve({ index, frame, size });
  const decoder = new FrameDecoder({ ffmpegPath, place });
  const numberAt = async (frame: number) => numberIn((await decoder.frame(frame)).pixels, size);
  return { index, decoder, numberAt };
}

/** The same places in every run (Lehmer). */
function places(howMany: number): number[] {
  let state = 20_261;
  return Array.from({ length: howMany }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  });
}

describe('FragmentIndex', () => {
  it('finds every frame, in groups of about a second', async () => {
    const { index } = await opened();
    expect(index.frames).toBe(count);
    const lengths = index.groups.slice(0, -1).map(({ frames }) => frames);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(44);
  });

  it('follows a file that grows by any number of bytes', async () => {
    const whole = readFileSync(path);
    const growing = join(folder, 'growing.mp4');
    writeFileSync(growing, '');
    const index = new FragmentIndex(growing);
    const seen: number[] = [];
    for (let at = 0; at < whole.length; at += 501) {
      appendFileSync(growing, whole.subarray(at, at + 501));
      await index.refresh();
      seen.push(index.frames);
    }
    expect(index.frames).toBe(count);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(new Set(seen).size).toBeGreaterThan(3);
  });
});

describe('FrameDecoder', () => {
  it('lands on the exact frame in 100 random seeks, each followed by steps forth and back', async () => {
    const { numberAt, decoder } = await opened();
    for (const frame of places(100)) {
      const [next, before] = [Math.min(count - 1, frame + 1), Math.max(0, frame - 1)];
      expect(await numberAt(frame)).toBe(frame);
      expect(await numberAt(next)).toBe(next);
      expect(await numberAt(before)).toBe(before);
    }
    decoder.dispose();
  }, 120_000);

  it('steps back through the whole film', async () => {
    const { numberAt, decoder } = await opened();
    const numbers: number[] = [];
    for (let frame = count - 1; frame >= 0; frame -= 1) numbers.push(await numberAt(frame));
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => count - 1 - index));
    decoder.dispose();
  }, 60_000);

  it('gives the complete part of a file whose writer was killed', async () => {
    const killed = join(folder, 'killed.mp4');
    writeFileSync(killed, readFileSync(path));
    truncateSync(killed, Math.floor(readFileSync(path).length * 0.63));
    const { index, numberAt } = await opened(killed);
    const last = index.frames - 1;
    expect(last).toBeGreaterThan(count * 0.55);
    expect(await numberAt(last)).toBe(last);
    await expect(numberAt(last + 1)).rejects.toThrow(RangeError);
  });

  it('lets what is asked for go before what is decoded ahead', async () => {
    const { numberAt, decoder } = await opened();
    const ahead = decoder.ahead(30);
    expect(await numberAt(200)).toBe(200);
    await ahead;
    decoder.dispose();
  });

  it('decodes a group again when it has grown', async () => {
    const whole = readFileSync(path);
    const grown = join(folder, 'grown.mp4');
    const { index: complete } = await opened();
    const second = complete.groups[1];
    expect(second).toBeDefined();
    if (second === undefined) return;
    writeFileSync(grown, whole.subarray(0, second.offset + Math.floor(second.length * 0.8)));
    const { index, numberAt } = await opened(grown);
    const shorter = index.frames;
    expect(await numberAt(shorter - 1)).toBe(shorter - 1);
    writeFileSync(grown, whole);
    await index.refresh();
    expect(shorter).toBeLessThan(second.firstFrame + second.frames);
    expect(await numberAt(shorter)).toBe(shorter);
  });
});
