import { z } from 'zod';
import { executionProviders } from '../../common/prediction';

const numbers = z.array(z.number()).readonly();
const size = z.strictObject({ width: z.number(), height: z.number() });

/** Evidence that stood above a display frame when it was drawn. */
const evidenceAgeSchema = z.strictObject({
  /** By frame ids: display frame minus predicted frame. */
  frames: z.number(),
  ageMs: z.number(),
  /** Age up to which the overlay may draw it. */
  validForMs: z.number(),
});

/** The recorder in one phase. */
const recordedLoadSchema = z.strictObject({
  lostFrames: z.number(),
  /** Pictures that waited for the encoder, looked at as often as frames come. */
  waitingMs: numbers,
  /** With their presets. */
  encoders: z.array(z.string()).readonly(),
  /** Part of the looks at which pictures were too coarse to be read, 0 to 1. */
  coarseShare: z.number(),
});

/** One phase of the live path. */
const livePhaseSchema = z.strictObject({
  durationMs: z.number(),
  /** By the pipeline. */
  capturedFrames: z.number(),
  /** Of these, the ones that the page drew. */
  displayedFrames: z.number(),
  /** From one drawing to the next. */
  intervalsMs: numbers,
  /** One for each prediction that came back. */
  inferenceMs: numbers,
  /** From one prediction to the next, with those of the seconds before the phase. */
  predictionIntervalsMs: numbers,
  /** One for each display frame that was drawn under an overlay. */
  evidenceAges: z.array(evidenceAgeSchema).readonly(),
  /** For each overlay that was painted: from the capture of the frame that it speaks of. */
  annotationDelaysMs: numbers,
  /** What drawing a picture, and painting an overlay, took on the page's thread. */
  pictureMs: numbers,
  overlayMs: numbers,
  /** Cores that each kind of process kept busy; empty where the system does not tell. */
  busyCores: z.record(z.string(), z.number()),
  /** Null where nothing is recorded. */
  recording: recordedLoadSchema.nullable(),
});

/** The inference process alone, one frame again and again. */
const bareInferenceSchema = z.strictObject({
  durationMs: z.number(),
  /** As the worker timed it: `session.run` with pre- and post-processing, without the way to it. */
  inferenceMs: numbers,
});

/** The inference process killed while an overlay stands. Times from the kill; null for never. */
const killPhaseSchema = z.strictObject({
  live: livePhaseSchema,
  /** By the page: its overlay's canvas is clear. */
  overlayGoneMs: z.number().nullable(),
  /** First prediction of the process that took over. */
  predictionBackMs: z.number().nullable(),
  /** By the page, after it was gone; the picture may have nothing to show. */
  overlayBackMs: z.number().nullable(),
});

/** Sum over all processes of the application. */
const memorySampleSchema = z.strictObject({ atMs: z.number(), totalMiB: z.number() });

/** All that one run measured, before any judgement. */
export const measurementSchema = z.strictObject({
  source: z.strictObject({ ...size.shape, framesPerSecond: z.number(), displaySize: size }),
  model: z.strictObject({
    packId: z.string(),
    packVersion: z.string(),
    sha256: z.string(),
    provider: z.enum(executionProviders),
  }),
  /** How the estimate of difficulty stood at the end of the last phase of the demo with the AI. */
  difficulty: z.strictObject({ state: z.string(), acceptedFrames: z.number().nullable() }),
  threads: z.number(),
  runtime: z.string(),
  bare: z.array(bareInferenceSchema).readonly(),
  aiOff: z.array(livePhaseSchema).readonly(),
  aiOn: z.array(livePhaseSchema).readonly(),
  /** With the AI, the whole frame of a source of 720 and of 1080 lines at 30 frames a second. */
  whole720: z.array(livePhaseSchema).readonly(),
  whole1080: z.array(livePhaseSchema).readonly(),
  kill: killPhaseSchema,
  /** With a slow model on the thread that reads frames. */
  control: livePhaseSchema,
  slowModel: z.strictObject({ layers: z.number(), runMs: numbers }),
  /** Frames that capture holds back of a source that comes frame by frame. */
  captureLag: z.strictObject({ progressive: z.number(), interlaced: z.number() }),
  /** Of main's event loop in all phases with the AI but the control. */
  eventLoopDelay: z.strictObject({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() }),
  memory: z.array(memorySampleSchema).readonly(),
  /** The probe's own count over the whole run: evidence drawn past its validity. */
  probeStaleDrawn: z.number(),
  /** Frames or overlays that could not be drawn. */
  drawFailures: z.number(),
  /** What the whole run's log of predictions takes, when all of it was recorded; else null. */
  recording: z.strictObject({ predictions: z.number(), predictionBytes: z.number() }).nullable(),
});

export type EvidenceAge = z.infer<typeof evidenceAgeSchema>;
export type RecordedLoad = z.infer<typeof recordedLoadSchema>;
export type LivePhase = z.infer<typeof livePhaseSchema>;
export type BareInference = z.infer<typeof bareInferenceSchema>;
export type KillPhase = z.infer<typeof killPhaseSchema>;
export type MemorySample = z.infer<typeof memorySampleSchema>;
export type Measurement = z.infer<typeof measurementSchema>;
