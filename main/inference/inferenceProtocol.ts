import { z } from 'zod';
import { messageWordsSchema } from '../../common/language/messageWords';
import { frameFaults } from '../../common/frameQuality';
import { packManifestSchema } from '../../common/modelPack';
import { executionProviders } from '../../common/prediction';

const count = z.int().nonnegative();
const provider = z.enum(executionProviders);
const size = { width: z.int().positive(), height: z.int().positive() };
const moment = { frameId: count, capturedAtMs: z.number(), mediaTimeMs: z.number() };
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be bytes');

const frame = z.object({
  ...moment,
  ...size,
  pixelFormat: z.enum(['i420', 'rgb24']),
  pixels: bytes,
});

const region = z.object({
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  centroid: z.object({ x: z.number(), y: z.number() }),
});

const quality = z.object({
  litShare: z.number(),
  brightness: z.number(),
  tissueShare: z.number(),
  sharpness: z.number(),
  verdict: z.enum(['usable', ...frameFaults]),
});

const prediction = z.object({
  ...moment,
  peak: z.number(),
  region,
  found: z.boolean(),
  mask: z.object({ ...size, values: bytes }),
  quality,
  instrumentShare: z.number(),
  inferenceMs: z.number(),
});

const identity = z.object({
  packId: z.string(),
  packVersion: z.string(),
  sha256: z.string(),
  provider,
});

const skippedProvider = z.object({ provider, reason: z.string() });

/** A provider that does not run the pack here, and why. */
export type SkippedProvider = Readonly<z.infer<typeof skippedProvider>>;

/** Host to inference process. The worker handles them one after another, pings excepted. */
export const inferenceRequestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    pack: z.object({ folder: z.string(), manifest: packManifestSchema }),
    /** Tried in this order. */
    providers: z.array(provider),
    threads: z.int().positive(),
  }),
  z.object({
    type: z.literal('predict'),
    sequence: count,
    frame,
    /** Of the picture in whose pixels the region is wanted. */
    displaySize: z.object(size),
  }),
  z.object({ type: z.literal('ping'), sequence: count }),
  z.object({ type: z.literal('stop') }),
]);
export type InferenceRequest = z.infer<typeof inferenceRequestSchema>;

/** Inference process to host. */
export const inferenceReportSchema = z.discriminatedUnion('type', [
  /** The process listens. */
  z.object({ type: z.literal('online') }),
  /** Providers that this build of ONNX Runtime knows, whether or not they run here. */
  z.object({ type: z.literal('knows'), providers: z.array(provider) }),
  z.object({ type: z.literal('trying'), provider }),
  z.object({ type: z.literal('ready'), identity, skipped: z.array(skippedProvider) }),
  /** The pack or every provider was refused; a restart would not help. */
  z.object({
    type: z.literal('refused'),
    message: z.string(),
    words: messageWordsSchema.optional(),
    /** Empty when the pack is at fault. */
    skipped: z.array(skippedProvider),
  }),
  z.object({ type: z.literal('predicted'), sequence: count, prediction }),
  z.object({ type: z.literal('predictionFailed'), sequence: count, message: z.string() }),
  z.object({ type: z.literal('pong'), sequence: count }),
  /** The worker thread failed in a way that nobody foresaw; the process is of no use any more. */
  z.object({ type: z.literal('crashed'), message: z.string() }),
]);
export type InferenceReport = z.infer<typeof inferenceReportSchema>;
