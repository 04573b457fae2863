import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Size } from '../../../common/geometry';
import type { RecordedFrame } from '../../../common/recordings/recordedFrame';
import {
  framesFile,
  manifestFile,
  type RecordingManifest,
  recordingManifestSchema,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { decodeFrames } from '../log/frameRecords';
import { decodeTimeline } from '../log/timelineLines';
import { numberIn } from './numberedFrame';

/** A recording as its files tell it. */
export interface ReadBack {
  readonly folder: string;
  readonly manifest: RecordingManifest;
  readonly frames: readonly RecordedFrame[];
  readonly timeline: readonly TimelineEntry[];
  /** The number that each decoded frame shows, over all segments. */
  readonly numbers: readonly number[];
}

/** Paths of the recordings below a root, in the order of their names. */
export function recordingsIn(root: string): string[] {
  return readdirSync(root)
    .sort()
    .map((name) => join(root, name));
}

/** Decodes everything with real ffmpeg. */
export function readBack(folder: string, ffmpegPath: string, size: Size): ReadBack {
  const kept: unknown = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8'));
  const manifest = recordingManifestSchema.parse(kept);
  return {
    folder,
    manifest,
    frames: decodeFrames(readFileSync(join(folder, framesFile))).frames,
    timeline: decodeTimeline(readFileSync(join(folder, timelineFile), 'utf8')).entries,
    numbers: manifest.segments.flatMap(({ file }) =>
      numbersOf(join(folder, file), ffmpegPath, size),
    ),
  };
}

/** Some minutes of small pictures. */
const mostDecodedBytes = 512 * 1024 * 1024;

/** The numbers that a video's frames show. */
export function numbersOf(path: string, ffmpegPath: string, size: Size): number[] {
  const words = [
    ...['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray'],
    ...['-fps_mode', 'passthrough', 'pipe:1'],
  ];
  const raw = execFileSync(ffmpegPath, words, { maxBuffer: mostDecodedBytes });
  const bytes = size.width * size.height;
  return Array.from({ length: raw.length / bytes }, (_, index) =>
    numberIn(raw.subarray(index * bytes, (index + 1) * bytes), size),
  );
}
