import { z } from 'zod';
import { measurementSchema } from './measurement';

/** What the command line asks of the application; a file whose path is the launch argument `--bench=`. */
export const benchRequestSchema = z.strictObject({
  /** Length of each measured phase. */
  phaseMs: z.number().positive(),
  /** How often all states are measured in turn. */
  rounds: z.int().positive(),
  /** Length of the watch over the memory. */
  memoryMs: z.number().positive(),
  packFolder: z.string(),
  /** What estimates the difficulty wherever the AI is on; `asSet`: what the application does by itself. */
  difficulty: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('asSet') }),
    z.strictObject({ kind: z.literal('off') }),
    z.strictObject({ kind: z.literal('pack'), folder: z.string() }),
  ]),
  /** Whether everything but inference alone is recorded meanwhile. */
  recording: z.boolean(),
  /** For clips that are made on the way; whoever asks removes it. */
  scratchFolder: z.string(),
});
export type BenchRequest = z.infer<typeof benchRequestSchema>;

/** What the application answers on its standard output, one JSON object a line. */
export const benchMessageSchema = z.discriminatedUnion('type', [
  /** Comes every few seconds as long as main is well. */
  z.strictObject({ type: z.literal('alive') }),
  z.strictObject({ type: z.literal('progress'), text: z.string() }),
  /** What is measured so far. */
  z.strictObject({
    type: z.literal('checkpoint'),
    measurement: measurementSchema.partial().loose(),
  }),
  z.strictObject({ type: z.literal('measured'), measurement: measurementSchema }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
]);
export type BenchMessage = z.infer<typeof benchMessageSchema>;

/** How often `alive` is said. */
export const aliveIntervalMs = 5000;
