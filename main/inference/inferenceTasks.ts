import { z } from 'zod';
import type { DifficultyPrediction } from '../../common/difficulty';
import { frameFaults } from '../../common/frameQuality';
import type { Prediction } from '../../common/prediction';
import { viewFaults } from '../../common/viewFaults';
import type { AmpullaPack, DifficultyPack } from './modelPacks';

/** What an inference process can be started for: the pack that each task takes, and what it answers. */
export interface InferenceTasks {
  readonly ampulla: { readonly pack: AmpullaPack; readonly result: Prediction };
  readonly difficulty: { readonly pack: DifficultyPack; readonly result: DifficultyPrediction };
}

export const inferenceTaskNames = ['ampulla', 'difficulty'] as const;
export type InferenceTask = (typeof inferenceTaskNames)[number];

/** A pack that can do a task. */
export type PackOf<Task extends InferenceTask> = InferenceTasks[Task]['pack'];
/** What one inference of a task gives. */
export type ResultOf<Task extends InferenceTask> = InferenceTasks[Task]['result'];

const count = z.int().nonnegative();
/** When a frame was captured. */
export const momentFields = {
  frameId: count,
  capturedAtMs: z.number(),
  mediaTimeMs: z.number(),
};
export const sizeFields = { width: z.int().positive(), height: z.int().positive() };
export const bytesSchema = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array,
  'must be bytes',
);

const mask8 = z.object({ ...sizeFields, values: bytesSchema });

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

const view = z.object({
  measures: z
    .object({
      offCentre: z.number(),
      edgeGap: z.number(),
      areaShare: z.number(),
      obliqueness: z.number(),
      deviceShare: z.number(),
      sharpness: z.number(),
      clippedShare: z.number(),
      speckDensity: z.number(),
    })
    .nullable(),
  verdict: z.enum(['fit', ...viewFaults]),
});

/** Checks what a process answers, task by task. */
export const resultSchemas: { readonly [Task in InferenceTask]: z.ZodType<ResultOf<Task>> } = {
  ampulla: z.object({
    ...momentFields,
    peak: z.number(),
    region,
    found: z.boolean(),
    mask: mask8,
    quality,
    instrumentShare: z.number(),
    view,
    inferenceMs: z.number(),
  }),
  difficulty: z.object({
    ...momentFields,
    probabilities: z.array(z.number()),
    attention: mask8,
    inferenceMs: z.number(),
  }),
};
