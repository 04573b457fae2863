import { z } from 'zod';
import { messageWordsSchema } from '../../common/language/messageWords';
import { packManifestSchema } from '../../common/modelPack';
import { executionProviders } from '../../common/prediction';
import { bytesSchema, inferenceTaskNames, momentFields, sizeFields } from './inferenceTasks';

const count = z.int().nonnegative();
const provider = z.enum(executionProviders);

const frame = z.object({
  ...momentFields,
  ...sizeFields,
  pixelFormat: z.enum(['i420', 'rgb24']),
  pixels: bytesSchema,
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
    task: z.enum(inferenceTaskNames),
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
    displaySize: z.object(sizeFields),
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
  /** `result`: what the task that the process was started for gives; checked by whoever asked. */
  z.object({ type: z.literal('predicted'), sequence: count, result: z.unknown() }),
  z.object({ type: z.literal('predictionFailed'), sequence: count, message: z.string() }),
  z.object({ type: z.literal('pong'), sequence: count }),
  /** The worker thread failed in a way that nobody foresaw; the process is of no use any more. */
  z.object({ type: z.literal('crashed'), message: z.string() }),
]);
export type InferenceReport = z.infer<typeof inferenceReportSchema>;
