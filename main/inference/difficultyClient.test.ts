import { readdir, readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../common/frame';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { PackShelf, tinyDifficultyFolder, tinyPackFolder } from './fixtures/packCopy';
import { forkInNode } from '../processes/forkInNode';
import type { InferenceChild } from './inferenceChild';
import { InferenceClient, InferenceLostError, type InferenceState } from './inferenceClient';
import {
  type DifficultyPack,
  loadDifficultyPack,
  loadPack,
  requireAmpullaPack,
} from './modelPacks';

const side = 256;
let built: BuiltInference;
let shelf: PackShelf;
let client: InferenceClient<'difficulty'>;
let children: InferenceChild[] = [];

beforeAll(async () => {
  [built, shelf] = await Promise.all([buildInference(), PackShelf.create()]);
});
afterEach(async () => {
  await client.dispose();
  children = [];
});
afterAll(() => Promise.all([built.dispose(), shelf.dispose()]));

function startClient(pack: DifficultyPack): void {
  const fork = () => {
    const child = forkInNode(built.entry);
    children.push(child);
    return child;
  };
  const nowMs = () => performance.now();
  const task = 'difficulty';
  client = new InferenceClient({ task, fork, nowMs, pack, providers: ['cpu'], threads: 1 });
  client.start();
}

function reaches(kind: InferenceState['state']): Promise<InferenceState> {
  return new Promise((resolve) => {
    const look = (state: InferenceState): void => {
      if (state.state === kind) resolve(state);
    };
    client.onState(look);
    look(client.state);
  });
}

/** A grey picture with a red square of 64 pixels at (128, 64), which is 8 blocks right and 4 down. */
function squarePicture(red: number): Frame {
  const pixels = new Uint8Array(side * side * 3).fill(red);
  for (let y = 64; y < 128; y += 1) {
    for (let x = 128; x < 192; x += 1) pixels.set([255, 0, 0], (y * side + x) * 3);
  }
  const moment = { frameId: 7, capturedAtMs: 1, mediaTimeMs: 2 };
  return { ...moment, width: side, height: side, pixelFormat: 'rgb24', pixels };
}

describe('the real process, started for the difficulty', () => {
  it('gives calibrated probabilities and where the evidence lies', async () => {
    startClient(await loadDifficultyPack(tinyDifficultyFolder));
    await reaches('ready');
    const frame = squarePicture(51);
    const prediction = await client.predict(frame, frame);
    const red = (64 * 64 * 255 + (side * side - 64 * 64) * 51) / (side * side * 255);
    expect(prediction).toMatchObject({ frameId: 7, capturedAtMs: 1, mediaTimeMs: 2 });
    expect(prediction.probabilities[1]).toBeCloseTo(red, 4);
    expect(prediction.probabilities[0]).toBeCloseTo(1 - red, 4);
    const { width, height, values } = prediction.attention;
    expect({ width, height }).toEqual({ width: 16, height: 16 });
    const strong = [...values.keys()].filter((index) => values[index] === 255);
    expect(strong).toHaveLength(16);
    expect(Math.min(...strong)).toBe(4 * 16 + 8);
    expect(values.filter((value) => value === 0)).toHaveLength(256 - 16);
  });

  it.runIf(process.platform === 'linux')('runs its inferences at the lowest priority', async () => {
    startClient(await loadDifficultyPack(tinyDifficultyFolder));
    await reaches('ready');
    const pid = String(children[0]?.pid);
    const threads = await readdir(`/proc/${pid}/task`);
    const niceness = await Promise.all(
      threads.map(async (id) => {
        const stat = await readFile(`/proc/${pid}/task/${id}/stat`, 'utf8');
        // Field 19 of proc(5), counted after the name in brackets, which is the second.
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
      }),
    );
    expect(Math.max(...niceness)).toBe(19);
  });

  it('comes back after it was killed', async () => {
    startClient(await loadDifficultyPack(tinyDifficultyFolder));
    await reaches('ready');
    const pid = children[0]?.pid;
    if (pid === undefined) throw new Error('there is no process to kill');
    const frame = squarePicture(51);
    process.kill(pid, 'SIGKILL');
    const asked = client.predict(frame, frame);
    await expect(asked).rejects.toBeInstanceOf(InferenceLostError);
    await reaches('ready');
    expect((await client.predict(frame, frame)).frameId).toBe(7);
    expect(children).toHaveLength(2);
  });

  it.each([
    [
      'an output that the graph lacks',
      '"name": "attention"',
      '"name": "elsewhere"',
      /outputs\.attention/,
    ],
    [
      'a map of another size',
      '"width": 16',
      '"width": 8',
      /field outputs\.attention: .*\[1, 16, 8\]/,
    ],
    [
      'four classes of a graph with two',
      'difficulty-binary',
      'difficulty-four',
      /outputs\.difficulty/,
    ],
  ])('refuses %s by file and field', async (_, from, to, message) => {
    const four = '"easy", "long", "technique", "failure"';
    const folder = await shelf.addChanged(
      `changed-${to.replaceAll(/\W/g, '')}`,
      (text) =>
        text
          .replace(from, to)
          .replace(
            /"easy",\s+"difficult"/,
            to === 'difficulty-four' ? four : '"easy", "difficult"',
          ),
      tinyDifficultyFolder,
    );
    startClient(await loadDifficultyPack(folder));
    expect(await reaches('failed')).toHaveProperty('message', expect.stringMatching(message));
  });
});

describe('packs for another task', () => {
  it('are refused with the field that says so', async () => {
    startClient(await loadDifficultyPack(tinyDifficultyFolder));
    await expect(loadDifficultyPack(tinyPackFolder)).rejects.toThrow(
      'manifest.json, field tasks: names no difficulty',
    );
    const difficulty = await loadPack(tinyDifficultyFolder);
    expect(() => requireAmpullaPack(difficulty)).toThrow(
      'manifest.json, field tasks: does not name ampulla',
    );
  });
});
