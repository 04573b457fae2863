import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedFrame } from '../../../common/recordings/recordedFrame';
import { readSoak, type SoakFiles } from './readSoak';
import { largestDrift, predictionDrift } from './soakDrift';
import { judgeSoak, soakFigures } from './soakFigures';
import { soakRecording, type SoakRun } from './soakRecording';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-soak-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const recordsOf = (count: number, changes: Partial<RecordedFrame> = {}): RecordedFrame[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ frameId: at + 65_530, segment: 0, followsGap: false, atMs: at * 40, mediaTimeMs: at * 40 },
    ...changes,
  }));
const numbers = Array.from({ length: 20 }, (_, at) => (at + 65_530) % 65_536);

describe('a soak', () => {
  it('is clean when it is short, too', { timeout: 120_000 }, async () => {
    const run = await soakRecording({
      ...{ ffmpegPath, root, version: '0.0.0', minutes: 0.2, speed: 1000 },
      ...{ size: { width: 64, height: 48 }, signal: new AbortController().signal },
      progress: () => undefined,
    });
    const files = await readSoak(run.folder, ffmpegPath);
    expect(files).toMatchObject({ recordedFrames: 300, decodedFrames: 300, state: 'closed' });
    expect(files.predictions).toBe(300);
    const verdicts = judgeSoak(soakFigures(run, files));
    expect(verdicts.filter(({ met }) => met === false)).toEqual([]);
    expect(verdicts.at(-1)).toMatchObject({ title: 'memory growth', met: null });
    expect(run.memory.length).toBe(2);
  });
});

describe('largestDrift', () => {
  it('is nothing where every picture shows its record, also where numbers begin anew', () => {
    expect(largestDrift(numbers, recordsOf(20))).toEqual({
      videoDriftFrames: 0,
      clockDriftFrames: 0,
    });
  });

  it('sees pictures that slipped, in both directions, and those that are missing', () => {
    const behind = numbers.map((number) => (number + 65_534) % 65_536);
    expect(largestDrift(behind, recordsOf(20)).videoDriftFrames).toBe(-2);
    const ahead = numbers.map((number) => (number + 3) % 65_536);
    expect(largestDrift(ahead, recordsOf(20)).videoDriftFrames).toBe(3);
    expect(largestDrift(numbers.slice(1), recordsOf(20)).videoDriftFrames).toBe(Infinity);
  });

  it('sees records whose clock runs away inside a file, and not a gap between files', () => {
    const slow = recordsOf(20).map((record, at) => ({ ...record, atMs: at * 44 }));
    expect(largestDrift(numbers, slow).clockDriftFrames).toBeCloseTo(1.9);
    const gap = recordsOf(20).map((record, at) =>
      at < 10 ? record : { ...record, segment: 1, atMs: record.atMs + 9000 },
    );
    expect(largestDrift(numbers, gap).clockDriftFrames).toBe(0);
  });
});

it('predictions that name another frame are seen', () => {
  const late = { frameId: 65_531, arrivedAtMs: 40 + 120 };
  const nowhere = { frameId: 9, arrivedAtMs: 0 };
  expect(predictionDrift([late, nowhere], recordsOf(20))).toEqual({
    predictionsWithoutFrame: 1,
    predictionDriftFrames: 3,
  });
});

describe('judgeSoak', () => {
  const files: SoakFiles = {
    ...{ videoDriftFrames: 0, clockDriftFrames: 0, recordedFrames: 1000, decodedFrames: 1000 },
    ...{ predictions: 1000, segments: 1, encoders: ['x'], gaps: 0, state: 'closed' },
    ...{ predictionsWithoutFrame: 0, predictionDriftFrames: 0, videoBytes: 1, framesBytes: 1 },
    ...{ predictionBytes: 1, totalBytes: 3 },
  };
  const run = (miBPerMinute: number): SoakRun => ({
    ...{ folder: '/x', fedFrames: 1000, lostFrames: 0, tookMs: 4000 },
    memory: Array.from({ length: 2000 }, (_, at) => ({
      atMs: at * 2000,
      totalMiB: 100 + (at / 30) * miBPerMinute,
    })),
  });
  const missed = (of: SoakRun, changes: Partial<SoakFiles> = {}): string[] =>
    judgeSoak(soakFigures(of, { ...files, ...changes })).flatMap(({ met, title }) =>
      met === false ? [title] : [],
    );

  it('is content with a good run', () => {
    expect(missed(run(0.05))).toEqual([]);
    expect(soakFigures(run(0), files).speed).toBe(10);
  });

  it('misses growth, drift and frames that are gone', () => {
    expect(missed(run(0.2))).toEqual(['memory growth']);
    expect(missed(run(0), { videoDriftFrames: -2 })).toEqual(['picture k minus record k']);
    expect(missed({ ...run(0), lostFrames: 3 })).toEqual(['lost', 'missing without a word']);
    expect(missed(run(0), { recordedFrames: 999 })).toEqual(['missing without a word']);
  });
});
