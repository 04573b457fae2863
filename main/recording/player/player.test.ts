import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReplayFrame } from '../../../common/recordings/replayFrame';
import type { ReplayControl, ReplayState } from '../../../common/recordings/replayIpc';
import { RecordingReader } from '../reader/recordingReader';
import { numberIn } from '../testKit/numberedFrame';
import { makeSmallRecording } from '../testKit/smallRecording';
import { Player } from './player';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const size = { width: 64, height: 48 };
const root = mkdtempSync(join(tmpdir(), 'ampulla-player-'));
let path = '';
beforeAll(() => {
  path = makeSmallRecording({ ffmpegPath, root, size, segments: [60, 40] }).path;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const players: Player[] = [];
afterEach(() => players.splice(0).forEach((player) => player.dispose()));

async function played() {
  const reader = await RecordingReader.open(path, ffmpegPath);
  const frames: ReplayFrame[] = [];
  const states: ReplayState[] = [];
  const player = new Player({
    reader,
    nowMs: () => performance.now(),
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
  });
  players.push(player);
  player.start();
  const run = (control: ReplayControl) => player.control(control);
  const shows = (frame: number) => until(() => frames.at(-1)?.frameNumber === frame);
  return { player, frames, states, run, shows };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 25_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('Waited in vain.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const numbers = (frames: readonly ReplayFrame[]) => frames.map(({ frameNumber }) => frameNumber);

describe('Player', () => {
  it('shows the first frame, and goes where it is told', async () => {
    const { run, shows, frames } = await played();
    await shows(0);
    run({ kind: 'seekFrame', frame: 77 });
    await shows(77);
    run({ kind: 'step', frames: -1 });
    await shows(76);
    run({ kind: 'step', frames: 25 });
    await shows(99);
    run({ kind: 'seekTime', atMs: 405 });
    await shows(10);
    for (const { frameNumber, pixels } of frames) expect(numberIn(pixels, size)).toBe(frameNumber);
  });

  it('plays forwards in order, over the files, and rests at the end', async () => {
    const { run, shows, frames, player } = await played();
    run({ kind: 'seekFrame', frame: 52 });
    await shows(52);
    run({ kind: 'play', rate: 4 });
    await until(() => !player.state.isPlaying);
    await shows(99);
    const order = numbers(frames).slice(numbers(frames).indexOf(52));
    expect(order).toEqual([...new Set(order)].sort((one, other) => one - other));
    expect(order.length).toBeGreaterThan(5);
    for (const { frameNumber, pixels } of frames) expect(numberIn(pixels, size)).toBe(frameNumber);
  });

  it('says where nothing was recorded while it waits there', async () => {
    const { run, states, shows } = await played();
    run({ kind: 'seekFrame', frame: 58 });
    await shows(58);
    run({ kind: 'play', rate: 1 });
    await until(() => states.some(({ gap }) => gap !== null));
    expect(states.find(({ gap }) => gap !== null)?.gap).toEqual({ fromMs: 2360, untilMs: 3400 });
  });

  it('plays backwards, and a section again and again', async () => {
    const { run, frames, shows, player } = await played();
    run({ kind: 'seekFrame', frame: 20 });
    await shows(20);
    run({ kind: 'play', rate: -1 });
    await until(() => !player.state.isPlaying);
    await shows(0);
    const back = numbers(frames).slice(numbers(frames).indexOf(20));
    expect(back).toEqual([...back].sort((one, other) => other - one));
    frames.length = 0;
    run({ kind: 'loop', section: { first: 8, last: 3 } });
    run({ kind: 'seekFrame', frame: 3 });
    run({ kind: 'play', rate: 1 });
    await until(() => numbers(frames).filter((frame) => frame === 8).length >= 3);
    expect(Math.max(...numbers(frames))).toBe(8);
    run({ kind: 'pause' });
    expect(player.state.isPlaying).toBe(false);
  });

  it('shows only what was asked for last of many seeks', async () => {
    const { run, shows, frames } = await played();
    await shows(0);
    for (let frame = 99; frame >= 40; frame -= 1) run({ kind: 'seekFrame', frame });
    await shows(40);
    expect(frames.length).toBeLessThan(10);
  });
});
