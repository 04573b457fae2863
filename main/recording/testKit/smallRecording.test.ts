import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { recordingManifestSchema } from '../../../common/recordings/recordingManifest';
import { decodeFrames } from '../log/frameRecords';
import { decodePredictions } from '../log/predictionChunks';
import { numberedFrame, numberIn } from './numberedFrame';
import { makeSmallRecording } from './smallRecording';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'ampulla-recording-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const size = { width: 64, height: 48 };

describe('numberedFrame', () => {
  it.each([0, 1, 25, 4711, 65_535])('carries %d', (number) => {
    expect(numberIn(numberedFrame(number, size), size)).toBe(number);
  });
});

describe('makeSmallRecording', () => {
  it('makes files that read back, with every frame in its place', () => {
    const { path, manifest, frames } = makeSmallRecording({ ffmpegPath, root, segments: [30, 12] });
    const kept: unknown = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
    expect(recordingManifestSchema.parse(kept)).toEqual(manifest);
    expect(decodeFrames(readFileSync(join(path, 'frames.bin'))).frames).toEqual(frames);
    expect(decodePredictions(readFileSync(join(path, 'predictions.bin'))).droppedBytes).toBe(0);
    expect(manifest.segments.flatMap(({ file }) => numbersOf(join(path, file)))).toEqual(
      frames.map((_, index) => index),
    );
  });
});

function numbersOf(path: string): number[] {
  const raw = execFileSync(ffmpegPath, [
    ...[
      '-v',
      'error',
      '-i',
      path,
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      '-fps_mode',
      'passthrough',
    ],
    'pipe:1',
  ]);
  const bytes = size.width * size.height;
  return Array.from({ length: raw.length / bytes }, (_, index) =>
    numberIn(raw.subarray(index * bytes, (index + 1) * bytes), size),
  );
}
