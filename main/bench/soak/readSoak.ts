import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  framesFile,
  liveTrackFile,
  manifestFile,
  recordingManifestSchema,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import { decodeFrames } from '../../recording/log/frameRecords';
import { decodePredictions } from '../../recording/log/predictionChunks';
import { decodeTimeline } from '../../recording/log/timelineLines';
import { readNumbers } from './readNumbers';
import { type Drift, largestDrift, predictionDrift } from './soakDrift';

/** What a soak left on the disk. */
export interface SoakFiles extends Drift {
  readonly recordedFrames: number;
  readonly decodedFrames: number;
  readonly predictions: number;
  readonly segments: number;
  readonly encoders: readonly string[];
  readonly gaps: number;
  readonly state: string;
  /** Predictions whose frame is in no video, and how far the two clocks are apart at most. */
  readonly predictionsWithoutFrame: number;
  readonly predictionDriftFrames: number;
  readonly videoBytes: number;
  readonly framesBytes: number;
  readonly predictionBytes: number;
  readonly totalBytes: number;
}

/**
 * Decodes everything that was recorded and compares it with the records.
 * @throws BenchError, or what the system says, where it cannot be read
 */
export async function readSoak(folder: string, ffmpegPath: string): Promise<SoakFiles> {
  const manifest = recordingManifestSchema.parse(
    JSON.parse(await readFile(join(folder, manifestFile), 'utf8')),
  );
  const { frames } = decodeFrames(await readFile(join(folder, framesFile)));
  const { predictions } = decodePredictions(await readFile(join(folder, liveTrackFile)));
  const { entries } = decodeTimeline(await readFile(join(folder, timelineFile), 'utf8'));
  const numbers: number[] = [];
  for (const { file } of manifest.segments) {
    numbers.push(...(await readNumbers(ffmpegPath, join(folder, file))));
  }
  const bytes = await sizesIn(folder);
  const video = [...bytes].filter(([name]) => name.endsWith('.mp4'));
  return {
    ...largestDrift(numbers, frames),
    ...predictionDrift(predictions, frames),
    recordedFrames: frames.length,
    decodedFrames: numbers.length,
    predictions: predictions.length,
    segments: manifest.segments.length,
    encoders: [...new Set(manifest.segments.map(({ encoder }) => encoder))],
    gaps: entries.filter(({ kind }) => kind === 'gap').length,
    state: manifest.state,
    videoBytes: video.reduce((sum, [, size]) => sum + size, 0),
    framesBytes: bytes.get(framesFile) ?? 0,
    predictionBytes: bytes.get(liveTrackFile) ?? 0,
    totalBytes: [...bytes.values()].reduce((sum, size) => sum + size, 0),
  };
}

async function sizesIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name))));
  return new Map(names.map((name, at) => [name, sizes[at]?.size ?? 0]));
}
