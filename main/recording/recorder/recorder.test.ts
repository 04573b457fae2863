import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReadBack, readBack, recordingsIn } from '../testKit/readBack';
import { RecorderRun, runInfo, runSize } from '../testKit/recorderRun';
import { encoderIdsFile } from './encoderIds';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const patient = { timeout: 30_000, interval: 50 };
let folder: string;
let root: string;
let run: RecorderRun;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-recorder-'));
  root = join(folder, 'recordings');
  mkdirSync(root);
});
afterEach(async () => {
  await run.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const stateIs = (state: string): Promise<void> =>
  expect.poll(() => run.recorder.state.state, patient).toBe(state);
const fedFrames = (count: number): Promise<void> => {
  const goal = run.fed + count;
  return expect.poll(() => run.fed, patient).toBeGreaterThanOrEqual(goal);
};
const read = (at = 0): ReadBack => readBack(recordingsIn(root)[at] ?? '', ffmpegPath, runSize);
/** Record k belongs to frame k, by the number that the picture shows. */
const expectAligned = ({ frames, numbers, manifest }: ReadBack): void => {
  expect(numbers).toEqual(frames.map(({ frameId }) => frameId));
  expect(
    manifest.segments.map((segment) => segment.firstFrame + (segment.frames ?? 0)).at(-1),
  ).toBe(frames.length);
};
/** An executable in ffmpeg's place. */
function standIn(script: string): string {
  const path = join(folder, 'stand-in.sh');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
async function startFed(): Promise<void> {
  await run.recorder.start('person', null);
  run.feed();
  await stateIs('recording');
}

describe('Recorder', () => {
  it('says and notes for how long its pictures are too coarse to be read', async () => {
    run = new RecorderRun(root, ffmpegPath);
    const known = run.blanking;
    run.blanking = { ...known, state: 'watching' };
    await startFed();
    expect(run.recorder.state).toMatchObject({ state: 'recording', isCoarse: true });
    await fedFrames(5);
    run.blanking = known;
    await expect.poll(() => run.recorder.state, patient).toMatchObject({ isCoarse: false });
    await fedFrames(5);
    run.hold();
    await run.recorder.stop();
    const { timeline, frames } = read();
    const [watching, ready] = timeline.filter((entry) => entry.kind === 'blanking');
    expect([watching?.state, ready?.state]).toEqual(['watching', 'ready']);
    expect(watching?.frameId).toBe(frames[0]?.frameId);
    expect(ready?.frameId).toBeGreaterThan(watching?.frameId ?? Infinity);
  });

  it('records every frame in its place, in several files', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, ffmpegPath, { segmentMs: 1500 });
    expect(run.recorder.state.state).toBe('idle');
    await startFed();
    await fedFrames(100);
    run.recorder.note({ kind: 'source', state: 'live' }, { atMs: performance.now(), frameId: 7 });
    await run.recorder.stop();
    const back = read();
    expectAligned(back);
    expect(back.manifest).toMatchObject({ state: 'closed', start: 'person' });
    expect(back.manifest.segments.length).toBeGreaterThan(1);
    expect(back.manifest.hashes?.frames).toMatch(/^[0-9a-f]{64}$/u);
    expect(back.timeline.map(({ kind }) => kind)).toEqual(['blanking', 'source']);
    expect(back.frames.length).toBeGreaterThan(90);
  });

  it('loses nothing where a file follows another, however long an encoder takes to start', {
    timeout: 90_000,
  }, async () => {
    // Longer than pictures may wait, as on a computer that has much to do; larger than what a pipe holds.
    const size = { width: 320, height: 240 };
    run = new RecorderRun(
      root,
      standIn(`sleep 1.3; exec ${ffmpegPath} "$@"`),
      { segmentMs: 4000 },
      size,
    );
    await startFed();
    await expect.poll(() => filesOf('video'), patient).toContain('video-000.mp4');
    await fedFrames(10);
    const { state } = run.recorder;
    const lostBefore = 'lostFrames' in state ? state.lostFrames : -1;
    await expect.poll(() => filesOf('video'), patient).toContain('video-002.mp4');
    expect(run.recorder.state).toMatchObject({ lostFrames: lostBefore });
    await run.recorder.stop();
    const back = readBack(recordingsIn(root)[0] ?? '', ffmpegPath, size);
    expectAligned(back);
    // One that was started ahead and not needed leaves nothing.
    expect(filesOf('video')).toEqual(back.manifest.segments.map(({ file }) => file));
  });

  it('waits, and says for what, while nothing may be stored', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, ffmpegPath);
    run.info = runInfo({ fieldOfViewOrigin: 'notFound' });
    await run.recorder.start('person', null);
    expect(run.recorder.state).toMatchObject({ state: 'waiting', reason: 'noPicture' });
    run.feed();
    await expect
      .poll(() => run.recorder.state, patient)
      .toMatchObject({ state: 'waiting', reason: 'noFieldOfView' });
    expect(recordingsIn(root)).toEqual([]);
    run.info = runInfo();
    await stateIs('recording');
  });

  it('goes on in another file after its encoder died', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, ffmpegPath);
    await startFed();
    await fedFrames(60);
    process.kill(encoderOf(), 'SIGKILL');
    await stateIs('losing');
    await stateIs('recording');
    await fedFrames(30);
    await run.recorder.stop();
    const back = read();
    expectAligned(back);
    expect(back.manifest.segments).toHaveLength(2);
    const gap = back.timeline.find(({ kind }) => kind === 'gap');
    expect(gap).toMatchObject({ reason: 'encoder' });
    expect(back.frames.some(({ followsGap }) => followsGap)).toBe(true);
  });

  it('plays up to where the disk became full, says so, and tries on', {
    timeout: 60_000,
  }, async () => {
    // As a full disk does: the system refuses to let the file grow, at some 60 frames.
    const small = standIn(`trap '' XFSZ; ulimit -f 24; exec ${ffmpegPath} "$@"`);
    run = new RecorderRun(root, small);
    await startFed();
    await stateIs('losing');
    expect(JSON.stringify(run.recorder.state)).toContain('recording.diskFull');
    await run.recorder.stop();
    const back = read();
    expectAligned(back);
    expect(back.frames.length).toBeGreaterThan(5);
  });

  it('begins anew when its folder was taken away and came back', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, ffmpegPath);
    await startFed();
    await fedFrames(30);
    renameSync(root, `${root}-away`);
    await stateIs('losing');
    expect(JSON.stringify(run.recorder.state)).toContain('recording.folderMissing');
    mkdirSync(root);
    await stateIs('recording');
    await fedFrames(30);
    await run.recorder.stop();
    expectAligned(read());
  });

  it('drops frames and never waits for an encoder that hangs', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, standIn('exec sleep 60'));
    await run.recorder.start('person', null);
    run.feed();
    await stateIs('losing');
    expect(JSON.stringify(run.recorder.state)).toContain('recording.tooSlow');
    const before = run.fed;
    await fedFrames(25);
    expect(run.fed).toBeGreaterThanOrEqual(before + 25);
    process.kill(encoderOf(), 'SIGKILL');
  });

  it('says that ffmpeg does not start', { timeout: 60_000 }, async () => {
    run = new RecorderRun(root, join(folder, 'no-ffmpeg'));
    await run.recorder.start('person', null);
    run.feed();
    await stateIs('losing');
  });

  it('tells for how long there is room before anything was recorded, and not of a disk that is away', async () => {
    rmSync(root, { recursive: true });
    run = new RecorderRun(root, ffmpegPath, { place: () => ({ root, mayMakeRoot: true }) });
    await expect.poll(() => run.recorder.state.forecastMinutes, patient).toBeGreaterThan(0);
    await run.dispose();
    run = new RecorderRun(root, ffmpegPath);
    await run.recorder.start('person', null);
    expect(run.recorder.state.forecastMinutes).toBeNull();
  });

  it('refuses to begin where there is hardly any space', async () => {
    run = new RecorderRun(root, ffmpegPath, { reservedBytes: Number.MAX_SAFE_INTEGER });
    await expect(run.recorder.start('person', null)).rejects.toThrow(/room for 0 minutes/);
    expect(run.recorder.state.state).toBe('idle');
  });
});

function filesOf(kind: string): string[] {
  const names = readdirSync(recordingsIn(root)[0] ?? root).sort();
  return names.filter((name) => name.startsWith(kind));
}

function encoderOf(): number {
  const path = join(recordingsIn(root)[0] ?? '', encoderIdsFile);
  const [processId]: number[] = JSON.parse(readFileSync(path, 'utf8')) as number[];
  if (processId === undefined) throw new Error('No encoder runs.');
  return processId;
}
