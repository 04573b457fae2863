import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Size } from '../../../common/geometry';
import type { RecordedFrame } from '../../../common/recordings/recordedFrame';
import type { TrackContent } from '../../../common/recordings/recordedPrediction';
import {
  framesFile,
  liveTrackFile,
  manifestFile,
  type RecordingManifest,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { encoderArguments } from '../encoder/encoderArguments';
import { x264 } from '../encoder/x264';
import { encodeFrame } from '../log/frameRecords';
import { encodeChunk, predictionsMagic } from '../log/predictionChunks';
import { encodeEntry } from '../log/timelineLines';
import { numberedFrame } from './numberedFrame';

export interface SmallRecordingOptions {
  readonly ffmpegPath: string;
  /** Folder in which the recording's own folder is made. */
  readonly root: string;
  readonly recordingId?: string;
  /** Frames of each segment. */
  readonly segments?: readonly number[];
  readonly size?: Size;
  readonly framesPerSecond?: number;
  /** For each frame of a prediction, the prediction; none where it is left out. */
  readonly content?: TrackContent;
  readonly timeline?: readonly TimelineEntry[];
}

/** A recording on the disk. */
export interface SmallRecording {
  readonly path: string;
  readonly manifest: RecordingManifest;
  readonly frames: readonly RecordedFrame[];
}

/**
 * Makes a small real recording with real ffmpeg, as the recorder writes one. Frame k of it shows the number k
 * (`numberIn`), has the frame id k + 100, and was captured at k frame intervals; before each segment but the first
 * a second is missing.
 */
export function makeSmallRecording(options: SmallRecordingOptions): SmallRecording {
  const { ffmpegPath, root, recordingId = '20260309-141502-7f3a', segments = [30] } = options;
  const { size = { width: 64, height: 48 }, framesPerSecond = 25 } = options;
  const path = join(root, recordingId);
  mkdirSync(path, { recursive: true });
  const frames: RecordedFrame[] = [];
  const recorded = segments.map((count, segment) => {
    const firstFrame = frames.length;
    const file = `video-${String(segment).padStart(3, '0')}.mp4`;
    const numbers = Array.from({ length: count }, (_, index) => firstFrame + index);
    const shape = { ...size, framesPerSecond };
    execFileSync(ffmpegPath, encoderArguments(x264('ultrafast'), shape, join(path, file)), {
      input: Buffer.concat(numbers.map((number) => numberedFrame(number, size))),
      maxBuffer: 1e9,
    });
    frames.push(...numbers.map((number) => frameOf(number, segment, firstFrame, framesPerSecond)));
    return { file, ...shape, firstFrame, frames: count, encoder: 'libx264', sha256: null };
  });
  const { content = { predictions: [], evidence: [] }, timeline = [] } = options;
  const manifest: RecordingManifest = {
    schemaVersion: 1,
    notice: 'Research and training only. Not a cleared medical device.',
    application: { name: 'Ampulla', version: '0.0.0' },
    recordingId,
    state: 'closed',
    start: 'person',
    startedAt: '2026-03-09T14:15:02.000Z',
    endedAt: '2026-03-09T14:16:02.000Z',
    caseId: null,
    title: null,
    source: { kind: 'live', framesPerSecond, interlaced: false },
    wholeScreen: false,
    segments: recorded,
    tracks: [
      { id: 'live', file: liveTrackFile, origin: 'live', models: [testModel], sha256: null },
    ],
    hashes: null,
  };
  writeFileSync(join(path, framesFile), Buffer.concat(frames.map(encodeFrame)));
  writeFileSync(join(path, liveTrackFile), Buffer.concat([predictionsMagic, encodeChunk(content)]));
  writeFileSync(join(path, timelineFile), timeline.map(encodeEntry).join(''));
  writeFileSync(join(path, manifestFile), JSON.stringify(manifest));
  return { path, manifest, frames };
}

const testModel = {
  packId: 'test-pack',
  packVersion: '1.0.0',
  sha256: 'a'.repeat(64),
  provider: 'cpu' as const,
  thresholds: { peak: 0.5, region: 0.6 },
};

function frameOf(
  number: number,
  segment: number,
  firstFrame: number,
  framesPerSecond: number,
): RecordedFrame {
  const atMs = (number * 1000) / framesPerSecond + segment * 1000;
  const followsGap = segment > 0 && number === firstFrame;
  return { frameId: number + 100, segment, followsGap, atMs, mediaTimeMs: atMs };
}
