import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { RecordedPrediction } from '../../../common/recordings/recordedPrediction';
import { UserFacingError } from '../../../common/userFacingError';
import { numberIn } from '../testKit/numberedFrame';
import { makeSmallRecording, type SmallRecordingOptions } from '../testKit/smallRecording';
import { RecordingReader } from './recordingReader';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'ampulla-reader-'));
const size = { width: 64, height: 48 };
const readers: RecordingReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.dispose()));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
function make(options: Partial<SmallRecordingOptions> = {}) {
  made += 1;
  const recordingId = `20260309-1415${String(made).padStart(2, '0')}-7f3a`;
  return makeSmallRecording({ ffmpegPath, root, size, recordingId, ...options });
}

async function open(path: string): Promise<RecordingReader> {
  const reader = await RecordingReader.open(path, ffmpegPath);
  readers.push(reader);
  return reader;
}

/** Of frame number `frame`, arrived 30 ms later; its mask holds its number. */
function prediction(frame: number): RecordedPrediction {
  return {
    frameId: frame + 100,
    arrivedAtMs: frame * 40 + 30,
    model: 0,
    peak: 0.9,
    found: true,
    box: { x: 1, y: 2, width: 3, height: 4 },
    centroid: { x: 2, y: 3 },
    quality: 'usable',
    view: 'fit',
    inferenceMs: 12,
    mask: { width: 2, height: 2, values: new Uint8Array([frame, 0, 0, 255]) },
  };
}

const predictions = [3, 5].map(prediction);
const evidence = [
  ...predictions.map(({ arrivedAtMs, frameId }) => ({ arrivedAtMs, frameId, validForMs: 100 })),
  { arrivedAtMs: 9 * 40 + 1, frameId: null, validForMs: 0 },
];

describe('RecordingReader', () => {
  it('counts frames over all files and decodes each', async () => {
    const reader = await open(make({ segments: [30, 12] }).path);
    expect(reader.frames).toBe(42);
    for (const frame of [0, 29, 30, 41]) {
      const { pixels } = await reader.decoder.frame(frame);
      expect(numberIn(pixels, size)).toBe(frame);
    }
    expect(reader.frame(30)).toMatchObject({ frameId: 130, followsGap: true, atMs: 2200 });
    expect([reader.frameAt(2199), reader.frameAt(2200), reader.frameAt(1e9)]).toEqual([29, 30, 41]);
  });

  it('gives above each frame what stood there', async () => {
    const reader = await open(make({ segments: [12], content: { predictions, evidence } }).path);
    const shown = Array.from({ length: 12 }, (_, frame) => {
      const overlay = reader.overlay(frame, 'live');
      return overlay === null ? null : overlay.prediction.mask.values[0];
    });
    // Arrived after frame 3 came; valid for 100 ms; replaced by nothing while frame 9 stood.
    expect(shown).toEqual([null, null, null, 3, 3, 5, 5, 5, null, null, null, null]);
  });

  it('gives the attention map above each frame while it was wanted', async () => {
    const map = (frame: number) => ({
      ...{ frameId: frame + 100, validForMs: 100, explains: 'easy' as const },
      values: { width: 1, height: 1, values: Uint8Array.of(frame) },
    });
    const attention = [
      { arrivedAtMs: 2 * 40 + 1, map: map(2) },
      { arrivedAtMs: 7 * 40 + 1, map: map(7) },
      { arrivedAtMs: 9 * 40 + 1, map: null },
    ];
    const moment = { frameId: null, kind: 'attention' as const };
    const { path } = make({
      ...{ segments: [12], content: { predictions, evidence, attention } },
      timeline: [
        { ...moment, atMs: 40, shown: true },
        { ...moment, atMs: 10 * 40 + 1, shown: false },
      ],
    });
    const reader = await open(path);
    const shown = Array.from({ length: 12 }, (_, frame) => {
      const drawn = reader.attention(frame, 'live');
      return drawn === null ? 'not wanted' : (drawn.evidence?.attention.values[0] ?? null);
    });
    expect(shown).toEqual([
      'not wanted',
      null,
      2,
      2,
      2,
      null,
      null,
      7,
      7,
      null,
      ...Array<string>(2).fill('not wanted'),
    ]);
  });

  it('follows a recording that grows', async () => {
    const { path, manifest } = make({ segments: [60] });
    const files = ['frames.bin', 'video-000.mp4', 'predictions.bin'].map((name) => {
      const bytes = readFileSync(join(path, name));
      writeFileSync(join(path, name), bytes.subarray(0, Math.floor(bytes.length / 2)));
      return { name, rest: bytes.subarray(Math.floor(bytes.length / 2)) };
    });
    const segments = manifest.segments.map((segment) => ({ ...segment, frames: null }));
    const growing = { ...manifest, state: 'recording', endedAt: null, segments };
    writeFileSync(join(path, 'manifest.json'), JSON.stringify(growing));
    const reader = await open(path);
    const before = reader.frames;
    expect(before).toBeLessThan(60);
    for (const { name, rest } of files) appendFileSync(join(path, name), rest);
    await reader.refresh();
    expect([reader.isGrowing, reader.frames]).toEqual([true, 60]);
    expect(numberIn((await reader.decoder.frame(59)).pixels, size)).toBe(59);
  });

  it.each([
    ['no manifest', () => '', 'is not there'],
    ['half a manifest', (text: string) => text.slice(0, 99), 'manifest.json'],
    ['a field of another kind', (text: string) => text.replace('"closed"', '7'), 'state'],
    [
      'a newer version',
      (text: string) => text.replace('"schemaVersion":1', '"schemaVersion":2'),
      'newer version',
    ],
  ])('says what is wrong: %s', async (_, change, words) => {
    const { path } = make({ segments: [5] });
    const file = join(path, 'manifest.json');
    const text = change(readFileSync(file, 'utf8'));
    if (text === '') rmSync(file);
    else writeFileSync(file, text);
    const failure = await open(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserFacingError);
    expect((failure as UserFacingError).whatHappened).toContain(words);
  });
});
