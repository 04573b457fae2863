import { z } from 'zod';
import { executionProviders } from '../prediction';

const whole = z.int().nonnegative();
const wallTime = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** Names inside the recording's folder: no path leads out of it. */
const fileName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/u);

/** Folder names and ids: `20260309-141502-7f3a`, the start in the room's time and four hexadecimal digits. */
export const recordingIdSchema = z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/u);

/** What began a recording. */
export const recordingStarts = ['case', 'person', 'always', 'import'] as const;
export type RecordingStart = (typeof recordingStarts)[number];

/**
 * `recording`: it grows, or its writer was killed and nobody has closed it yet; `closed`: complete, with hashes;
 * `recovered`: closed after its writer was killed, so that up to a second may be missing at its end.
 */
export const recordingStates = ['recording', 'closed', 'recovered'] as const;

/** One video file: frames without a gap, of one size and rate. */
export const recordedSegmentSchema = z.strictObject({
  file: fileName,
  width: whole,
  height: whole,
  /** Rate of the file's own clock: frame k of it lies at k / framesPerSecond. */
  framesPerSecond: z.number().positive(),
  /** Number of its first frame in the recording. */
  firstFrame: whole,
  /** Null while it grows. */
  frames: whole.nullable(),
  /** As ffmpeg names it, such as `libx264` or `h264_nvenc`. */
  encoder: z.string(),
  /** Null until the recording is closed. */
  sha256: sha256.nullable(),
});
export type RecordedSegment = Readonly<z.infer<typeof recordedSegmentSchema>>;

/** What made the predictions of a track. */
export const trackModelSchema = z.strictObject({
  packId: z.string(),
  packVersion: z.string(),
  sha256: z.string(),
  provider: z.enum(executionProviders),
  thresholds: z.strictObject({ peak: z.number(), region: z.number() }),
});
export type TrackModel = Readonly<z.infer<typeof trackModelSchema>>;

/** A file of predictions: `live` as they were made and drawn, `computed` later from the recorded video. */
export const predictionTrackSchema = z.strictObject({
  /** `live`, or the id of the pack that computed it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/u),
  file: fileName,
  origin: z.enum(['live', 'computed']),
  /** Several where the model was changed while recording; predictions name theirs by its place here. */
  models: z.array(trackModelSchema),
  /** Null until it is complete. */
  sha256: sha256.nullable(),
});
export type PredictionTrack = Readonly<z.infer<typeof predictionTrackSchema>>;

/**
 * `manifest.json` of a recording; described in `docs/formats.md`. Names no patient, no source file and no place.
 */
export const recordingManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  notice: z.string(),
  application: z.strictObject({ name: z.literal('Ampulla'), version: z.string() }),
  recordingId: recordingIdSchema,
  state: z.enum(recordingStates),
  start: z.enum(recordingStarts),
  /** Room's clock at `atMs` 0. */
  startedAt: wallTime,
  /** Null while it grows. */
  endedAt: wallTime.nullable(),
  /** The case it belongs to, as the case log names it; null without one. */
  caseId: z.string().nullable(),
  /** What a person called it; null where nobody did. */
  title: z.string().max(200).nullable(),
  source: z.strictObject({
    /** `video` has an end, `live` has none. */
    kind: z.enum(['video', 'live']),
    framesPerSecond: z.number().positive(),
    interlaced: z.boolean(),
  }),
  /** True where an administrator allowed the whole screen: the pictures may then name the patient. */
  wholeScreen: z.boolean(),
  segments: z.array(recordedSegmentSchema),
  tracks: z.array(predictionTrackSchema),
  /** Hashes of `frames.bin` and `timeline.jsonl`; null until the recording is closed. */
  hashes: z.strictObject({ frames: sha256, timeline: sha256 }).nullable(),
});
export type RecordingManifest = Readonly<z.infer<typeof recordingManifestSchema>>;

export const manifestFile = 'manifest.json';
export const framesFile = 'frames.bin';
export const timelineFile = 'timeline.jsonl';
export const liveTrackFile = 'predictions.bin';
