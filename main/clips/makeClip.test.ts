import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedPrediction } from '../../common/recordings/recordedPrediction';
import { findFfmpeg } from '../capture/findFfmpeg';
import {
  makeSmallRecording,
  type SmallRecordingOptions,
} from '../recording/testKit/smallRecording';
import { numberIn } from '../recording/testKit/numberedFrame';
import type { ClipJob } from './clipMessages';
import { makeClip } from './makeClip';
import { filmInside } from './testKit/filmInside';

const ffmpegPath = findFfmpeg({ env: process.env });
const size = { width: 128, height: 96 };
const { signal } = new AbortController();
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-clip-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A sprite of one colour. */
function sprite(width: number, height: number, rgba: readonly number[]) {
  return {
    width,
    height,
    rgba: Uint8Array.from({ length: 4 * width * height }, (_, at) => rgba[at % 4] ?? 0),
  };
}

const words = {
  unit: 0.2,
  notice: sprite(40, 6, [255, 255, 255, 255]),
  gap: sprite(20, 8, [255, 255, 255, 255]),
  legend: null,
  labels: [],
};

function jobOf(folder: string, changes: Partial<ClipJob> = {}): ClipJob {
  const path = join(root, changes.format === 'dicom' ? 'clip.dcm' : 'clip.mp4');
  return {
    ...{
      ffmpegPath,
      folder,
      path,
      words,
      first: 7,
      last: 31,
      recordingId: '20260309-141502-7f3a',
      format: 'mp4',
      overlay: 'off',
    },
    ...{ trackId: 'live', version: '1.2.3', subject: 'recording-0a1b2c3d', seed: 'seed' },
    partialPaths: { film: `${path}.partial-1`, object: `${path}.partial-2` },
    ...changes,
  };
}

function record(options: Partial<SmallRecordingOptions> = {}): string {
  return makeSmallRecording({ ffmpegPath, root, size, segments: [60], ...options }).path;
}

const make = (job: ClipJob, stop = signal) => makeClip(job, () => undefined, stop);

function framesOf(path: string): readonly Buffer[] {
  const raw = execFileSync(
    ffmpegPath,
    ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'],
    { maxBuffer: 1e9 },
  );
  const length = (size.width * size.height * 3) / 2;
  return Array.from({ length: raw.length / length }, (_, frame) =>
    raw.subarray(frame * length, (frame + 1) * length),
  );
}

describe('a clip', () => {
  it('holds exactly the frames of the section, with the notice burnt in', async () => {
    const job = jobOf(record());
    expect(await make(job)).toBe(25);
    const frames = framesOf(job.path);
    expect(frames.map((frame) => numberIn(frame, size))).toEqual(
      Array.from({ length: 25 }, (_, frame) => frame + 7),
    );
    for (const frame of frames) {
      const row = (size.height - 3) * size.width;
      expect(Math.min(...frame.subarray(row + 2, row + 38))).toBeGreaterThan(220);
    }
  });

  it('is made of a recording that still grows, as far as it is written', async () => {
    const folder = record();
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { segments: object[] };
    const segments = manifest.segments.map((segment) => ({ ...segment, frames: null }));
    writeFileSync(
      path,
      JSON.stringify({ ...manifest, state: 'recording', endedAt: null, segments }),
    );
    const job = jobOf(folder, { first: 50, last: 90 });
    expect(await make(job)).toBe(10);
    expect(
      framesOf(job.path)
        .map((frame) => numberIn(frame, size))
        .at(-1),
    ).toBe(59);
  });

  it('says what is missing in the recording, for a moment', async () => {
    const job = jobOf(record({ segments: [20, 20] }), { first: 18, last: 21 });
    const frames = (await make(job), framesOf(job.path));
    // A second and one frame between the 19th and the 20th.
    const shown = Math.round(1.04 * 25);
    expect(frames).toHaveLength(4 + shown);
    const middle = frames[2 + Math.floor(shown / 2)] ?? Buffer.alloc(0);
    expect(middle[(size.height / 2) * size.width + size.width / 2]).toBeGreaterThan(220);
    expect(middle[5]).toBeLessThan(25);
  });

  it('tells nothing of the recording but its pictures', async () => {
    const job = jobOf(record());
    await make(job);
    const bytes = readFileSync(job.path).toString('latin1');
    for (const told of ['20260309', '141502', '7f3a', 'Lavf', tmpdir()]) {
      expect(bytes).not.toContain(told);
    }
    // Index before the pictures; creation times are empty.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const header = readFileSync(job.path);
    const at = bytes.indexOf('mvhd');
    expect([header.readUInt32BE(at + 8), header.readUInt32BE(at + 12)]).toEqual([0, 0]);
  });

  it('shows heatmap and box where they stood', async () => {
    const predictions = Array.from({ length: 60 }, (_, frame) => predictionOf(frame));
    const evidence = predictions.map(({ frameId, arrivedAtMs }) => ({
      ...{ frameId, arrivedAtMs },
      validForMs: 30,
    }));
    const folder = record({ content: { predictions, evidence } });
    const bare = jobOf(folder, { path: join(root, 'bare.mp4') });
    const drawn = jobOf(folder, { path: join(root, 'drawn.mp4'), overlay: 'all' });
    await make(bare);
    await make(drawn);
    const [before, after] = [framesOf(bare.path), framesOf(drawn.path)];
    for (const frame of [0, 12, 24]) {
      const changed = changedColumns(before[frame], after[frame]);
      const x = frame + 7 + 20;
      // The heatmap lies around the box's middle, which moves by a pixel a frame.
      expect(Math.abs(changed.middle - (x + 10))).toBeLessThan(3);
      expect(changed.count).toBeGreaterThan(100);
    }
  });
});

describe('a clip that cannot be made', () => {
  const leftBehind = () => readdirSync(root).filter((name) => name.includes('clip'));

  it('leaves nothing behind when it is stopped, and what was there before stays', async () => {
    const job = jobOf(record());
    writeFileSync(job.path, 'before');
    const stop = new AbortController();
    const made = makeClip(job, () => stop.abort(), stop.signal);
    await expect(made).rejects.toThrow(/abort/i);
    expect(leftBehind()).toEqual(['clip.mp4']);
    expect(readFileSync(job.path, 'utf8')).toBe('before');
  });

  it('says that its folder is not there', async () => {
    const path = join(root, 'away', 'clip.mp4');
    const partialPaths = { film: `${path}.partial-1`, object: `${path}.partial-2` };
    const made = make(jobOf(record(), { path, partialPaths }));
    await expect(made).rejects.toThrow(/its folder is not there/);
    expect(leftBehind()).toEqual([]);
  });

  it('says that ffmpeg died', async () => {
    const dying = join(root, 'ffmpeg');
    writeFileSync(
      dying,
      `#!/bin/sh\ncase "$*" in *rawvideo*libx264*) head -c 100000 >/dev/null; kill -9 $$;; esac\nexec "${ffmpegPath}" "$@"\n`,
      { mode: 0o755 },
    );
    const made = make(jobOf(record(), { ffmpegPath: dying }));
    await expect(made).rejects.toThrow(/ffmpeg ended before it was done .*SIGKILL/);
    expect(leftBehind()).toEqual([]);
  });

  it('says that the disk is full', async () => {
    const full = join(root, 'ffmpeg');
    writeFileSync(
      full,
      `#!/bin/sh\nfor last; do :; done\ncase "$*" in *rawvideo*libx264*) cat >/dev/null; echo "$last: No space left on device" >&2; exit 1;; esac\nexec "${ffmpegPath}" "$@"\n`,
      { mode: 0o755 },
    );
    await expect(make(jobOf(record(), { ffmpegPath: full }))).rejects.toThrow(/the disk is full/);
    expect(leftBehind()).toEqual([]);
  });

  it('refuses a section in which the size of the picture changes, and the whole screen', async () => {
    const folder = record({ segments: [20, 20] });
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { segments: { width: number }[] };
    const [first, second] = manifest.segments;
    writeFileSync(
      path,
      JSON.stringify({ ...manifest, segments: [first, { ...second, width: 130 }] }),
    );
    await expect(make(jobOf(folder, { first: 10, last: 30 }))).rejects.toThrow(/size or the rate/);
    writeFileSync(path, JSON.stringify({ ...manifest, wholeScreen: true }));
    await expect(make(jobOf(folder, { first: 10, last: 12 }))).rejects.toThrow(/whole screen/);
    expect(leftBehind()).toEqual([]);
  });
});

describe('a clip for DICOM', () => {
  const isThere =
    spawnSync('dciodvfy', ['-version']).error === undefined &&
    spawnSync('dcmdump', ['--version']).error === undefined;

  it('is an object that the tools accept, with the film inside', async () => {
    const job = jobOf(record(), { format: 'dicom' });
    expect(await make(job)).toBe(25);
    const film = filmInside(readFileSync(job.path));
    const extracted = join(root, 'inside.mp4');
    writeFileSync(extracted, film);
    expect(framesOf(extracted).map((frame) => numberIn(frame, size))[0]).toBe(7);
    expect(readdirSync(root).filter((name) => name.includes('partial'))).toEqual([]);
    if (!isThere) {
      console.log('DICOM video was not validated: dciodvfy or dcmdump is not installed.');
      return;
    }
    const { stdout, stderr } = spawnSync('dciodvfy', [job.path], { encoding: 'utf8' });
    const said = (stdout + stderr).split('\n').filter((line) => line.startsWith('Error'));
    expect(said).toEqual([]);
    const dump = spawnSync('dcmdump', ['-q', '+L', job.path], { encoding: 'utf8' });
    expect([dump.status, dump.stderr]).toEqual([0, '']);
    expect(dump.stdout).toContain('=MPEG4HighProfile/Level4.1');
    expect(dump.stdout).toContain('=VideoEndoscopicImageStorage');
    expect(dump.stdout).toMatch(/\(0012,0062\) CS \[YES\]/);
    expect(dump.stdout).toMatch(/\(0028,0301\) CS \[NO\]/);
    expect(dump.stdout).toMatch(/\(0010,0010\) PN \[recording-0a1b2c3d\^ ?\]/);
    expect(dump.stdout).toMatch(/\(0028,0008\) IS \[25\]/);
  });
});

function predictionOf(frame: number): RecordedPrediction {
  const x = frame + 20;
  const box = { x, y: 40, width: 20, height: 20 };
  const values = new Uint8Array(64 * 48);
  for (let row = 20; row < 30; row += 1) {
    values.fill(255, row * 64 + Math.round(x / 2), row * 64 + Math.round(x / 2) + 10);
  }
  return {
    ...{
      frameId: frame + 100,
      arrivedAtMs: frame * 40 + 20,
      model: 0,
      peak: 0.87,
      found: true,
      box,
    },
    centroid: { x: x + 10, y: 50 },
    ...{ quality: 'usable', view: 'fit', inferenceMs: 10 },
    mask: { width: 64, height: 48, values },
  };
}

/** Where two pictures differ in brightness, above the notice. */
function changedColumns(one: Buffer | undefined, other: Buffer | undefined) {
  const columns: number[] = [];
  for (let at = 0; at < size.width * (size.height - 8); at += 1) {
    if (Math.abs((one?.[at] ?? 0) - (other?.[at] ?? 0)) > 12) columns.push(at % size.width);
  }
  const middle = columns.reduce((sum, column) => sum + column, 0) / columns.length;
  return { count: columns.length, middle };
}
