import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordingIdSchema } from '../../../common/recordings/recordingManifest';
import { type BuiltProcess, buildProcess } from '../../processes/fixtures/builtProcess';
import { type ReadBack, readBack, recordingsIn } from '../testKit/readBack';
import { OwnDisk } from '../../processes/fixtures/ownDisk';
import { RecorderHost } from '../testKit/recorderHost';
import { RecorderRun, runSize } from '../testKit/recorderRun';
import { adoptRecordings } from './adoption';
import { encoderIdsFile } from './encoderIds';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const patient = { timeout: 60_000, interval: 25 };
/** A second of pictures. */
const framesPerSecond = 25;
/** Recordings do not begin where there is less room than for some minutes. */
const megabytes = 90;
let built: BuiltProcess;
let folder: string;
let root: string;
beforeAll(async () => {
  built = await buildProcess({ hostRecorder: 'main/recording/testKit/hostRecorder.ts' });
}, 120_000);
afterAll(() => built.dispose());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-recorder-faults-'));
  root = join(folder, 'recordings');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Picture k shows the frame that record k names, and all of them play. */
function expectWhole({ frames, numbers, manifest }: ReadBack): void {
  expect(numbers).toEqual(frames.map(({ frameId }) => frameId));
  const last = manifest.segments.at(-1);
  expect((last?.firstFrame ?? 0) + (last?.frames ?? 0)).toBe(frames.length);
}

describe('a recording process that is killed', () => {
  it('leaves what plays up to a second before, whenever that is', {
    timeout: 240_000,
  }, async () => {
    const entry = join(built.folder, 'hostRecorder.js');
    const lost: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const host = new RecorderHost({ entry, root, ffmpegPath, segmentMs: 1500 });
      // From the middle of the first file into the third one, also amid a change of files.
      const until = 30 + Math.floor(Math.random() * 70);
      await expect.poll(() => host.fed, patient).toBeGreaterThanOrEqual(until);
      const fed = await host.kill();
      const [adopted] = await adoptRecordings(root, () => false);
      expect(adopted).toMatchObject({ error: null });
      const back = readBack(recordingsIn(root).at(-1) ?? '', ffmpegPath, runSize);
      expect(back.manifest.state).toBe('recovered');
      expectWhole(back);
      lost.push(fed - (back.frames.at(-1)?.frameId ?? -1));
      rmSync(root, { recursive: true });
      mkdirSync(root);
    }
    expect(Math.max(...lost), `lost: ${lost.join(', ')} frames`).toBeLessThanOrEqual(
      framesPerSecond,
    );
  });
});

describe('Recorder', () => {
  let run: RecorderRun;
  afterEach(() => run.dispose());
  const fedFrames = (count: number): Promise<void> => {
    const goal = run.fed + count;
    return expect.poll(() => run.fed, patient).toBeGreaterThanOrEqual(goal);
  };
  const stateIs = (state: string): Promise<void> =>
    expect.poll(() => run.recorder.state.state, patient).toBe(state);
  const onlyOne = (): string =>
    recordingsIn(root).find(
      (path) => recordingIdSchema.safeParse(path.split('/').at(-1)).success,
    ) ?? '';
  const encoders = (): number[] =>
    JSON.parse(readFileSync(join(onlyOne(), encoderIdsFile), 'utf8')) as number[];
  async function begin(): Promise<void> {
    run = new RecorderRun(root, ffmpegPath);
    await run.recorder.start('person', null);
    run.feed();
    await stateIs('recording');
    await fedFrames(10);
  }

  it('goes on however often its encoder is killed', { timeout: 240_000 }, async () => {
    await begin();
    for (let round = 0; round < 5; round += 1) {
      process.kill(encoders()[0] ?? 0, 'SIGKILL');
      await stateIs('losing');
      // Some while it is told, and some when all seems well again.
      await (round % 2 === 0 ? stateIs('recording') : setTimeout(1500));
      await fedFrames(Math.ceil(Math.random() * 10));
    }
    await stateIs('recording');
    await fedFrames(20);
    await run.recorder.stop();
    const back = readBack(onlyOne(), ffmpegPath, runSize);
    expectWhole(back);
    const gaps = back.timeline.filter(({ kind }) => kind === 'gap');
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    const missing = gaps.reduce((sum, entry) => sum + ('frames' in entry ? entry.frames : 0), 0);
    // The first encoder may have been killed before anything was in its file.
    const firstSeen = Math.min(back.frames[0]?.frameId ?? 0, gaps[0]?.frameId ?? Infinity);
    const span = (back.frames.at(-1)?.frameId ?? 0) - firstSeen + 1;
    expect(missing + back.frames.length).toBe(span);
  });

  it('leaves out what a disk is too slow for, says so and goes on in the same file', {
    timeout: 120_000,
  }, async () => {
    await begin();
    const [encoder = 0] = encoders();
    // As a process that waits for a disk: it takes nothing.
    process.kill(encoder, 'SIGSTOP');
    await stateIs('losing');
    expect(JSON.stringify(run.recorder.state)).toContain('recording.tooSlow');
    await fedFrames(25);
    process.kill(encoder, 'SIGCONT');
    await stateIs('recording');
    await run.recorder.stop();
    const back = readBack(onlyOne(), ffmpegPath, runSize);
    expectWhole(back);
    expect(back.manifest.segments).toHaveLength(1);
    const gap = back.timeline.find(({ kind }) => kind === 'gap');
    expect(gap).toMatchObject({ reason: 'slow' });
    expect(gap && 'frames' in gap ? gap.frames : 0).toBeGreaterThanOrEqual(20);
  });
});

const whyNoDisk = OwnDisk.whyNot();
const title = whyNoDisk === null ? '' : ` (skipped: ${whyNoDisk})`;
describe.skipIf(whyNoDisk !== null)(`a disk that is full${title}`, () => {
  it('is told, what was written plays, and recording goes on with room', {
    timeout: 240_000,
  }, async () => {
    const disk = new OwnDisk(folder, join(folder, 'disk'), megabytes, process.execPath);
    const host = new RecorderHost({
      ...{ entry: join(built.folder, 'hostRecorder.js'), root: join(folder, 'disk') },
      ...{ ffmpegPath, segmentMs: 600_000, execPath: disk.starter },
    });
    try {
      await expect.poll(() => host.state, patient).toBe('recording');
      await expect.poll(() => host.fed, patient).toBeGreaterThan(40);
      disk.fill(host.processId);
      await expect.poll(() => host.trouble, patient).toBe('recording.diskFull');
      const { fed } = host;
      await expect.poll(() => host.fed, patient).toBeGreaterThan(fed + 30);
      disk.free(host.processId);
      await expect.poll(() => host.state, patient).toBe('recording');
      const again = host.fed;
      await expect.poll(() => host.fed, patient).toBeGreaterThan(again + 30);
      host.stop();
      await expect.poll(() => host.hasStopped, patient).toBe(true);
      const place = disk.seenFrom(host.processId);
      const [path = ''] = recordingsIn(place).filter((one) => !one.endsWith('filler'));
      const back = readBack(path, ffmpegPath, runSize);
      expectWhole(back);
      expect(back.frames.length).toBeGreaterThan(40);
      expect(back.frames.at(-1)?.frameId).toBeGreaterThan(again);
      expect(back.timeline.some(({ kind }) => kind === 'gap')).toBe(true);
    } finally {
      await host.kill();
    }
  });
});
