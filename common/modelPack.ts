import { z } from 'zod';
import { difficultyLabels } from './difficulty';
import {
  isAmpullaPack,
  isDifficultyPack,
  type PackTask,
  packTasks,
  requireFieldsOfTasks,
} from './packTasks';
import { executionProviders } from './prediction';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');
const sideLength = z.int().min(8).max(4096);
const probability = z.number().min(0).max(1);
const fileName = z.string().regex(/^[\w.-]+\.onnx$/, 'must be a plain file name ending in .onnx');

const tensorName = z.string().min(1);
const map = { name: tensorName, width: sideLength, height: sideLength };

/** Every field that a manifest may have; which outputs and thresholds it must have follows from its tasks. */
const manifestFields = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, as in 1.2.0'),
  title: z.string().min(1),
  tasks: z.array(z.enum(packTasks)).min(1),
  /** In order of preference: a provider runs the first that names it and works there. */
  files: z
    .array(
      z.strictObject({
        name: fileName,
        sha256,
        sizeBytes: z.int().positive(),
        precision: z.enum(['fp32', 'fp16', 'int8']),
        providers: z.array(z.enum(executionProviders)).min(1),
      }),
    )
    .min(1),
  /** Normalisation is inside the graph: the host hands over the pixels as they are. */
  input: z.strictObject({
    name: z.string().min(1),
    width: sideLength,
    height: sideLength,
    type: z.literal('uint8'),
    layout: z.literal('NHWC'),
    color: z.literal('RGB'),
  }),
  outputs: z.strictObject({
    /** float32 `[1, height, width]`, probabilities 0 to 1, covering the whole input. */
    mask: z.strictObject(map).optional(),
    /** float32 `[1, classes.length]`, calibrated probabilities whose sum is 1. */
    difficulty: z
      .strictObject({
        name: tensorName,
        classes: z.array(z.enum(difficultyLabels)),
      })
      .optional(),
    /**
     * float32 `[1, height, width]`, 0 to 1, covering the whole input: where the evidence for the most probable
     * class lies, divided by its maximum; all 0 where there is none.
     */
    attention: z.strictObject(map).optional(),
  }),
  thresholds: z.strictObject({
    /** Peak from which there is something to show; chosen on validation data. */
    peak: probability.optional(),
    /** Share of the peak that bounds the region (0.6 in Kim 2021). */
    region: probability.optional(),
    /** P(difficult) from which the verdict is "difficult"; chosen on validation data. */
    difficult: probability.optional(),
  }),
  /** Names of the data sets on which `thresholds.peak` was chosen. */
  peakChosenOn: z.array(z.string().min(1)).optional(),
  trainedOn: z.array(
    z.strictObject({
      text: z.string().min(1),
      images: z.int().nonnegative(),
      licence: z.string().min(1),
    }),
  ),
  metrics: z.array(
    z.strictObject({
      name: z.string().min(1),
      dataset: z.string().min(1),
      value: z.number(),
      /** 95 % bootstrap interval. */
      interval: z.tuple([z.number(), z.number()]),
      count: z.int().nonnegative(),
      /** Of the folds' own values, each measured by the network that held its images out. */
      overFolds: z
        .strictObject({
          mean: z.number(),
          standardDeviation: z.number().nonnegative(),
          count: z.int().min(2),
        })
        .optional(),
    }),
  ),
  intendedUse: z.string().min(1),
  createdAt: z.iso.datetime(),
});

/** `manifest.json` of a model pack. Everything in it is shown to users or checked before loading. */
export const packManifestSchema = manifestFields.superRefine(requireFieldsOfTasks);
export type PackManifest = z.infer<typeof packManifestSchema>;

type Outputs = PackManifest['outputs'];
type Thresholds = PackManifest['thresholds'];

/** Of a pack that finds the ampulla: the fields that its task asks for are there. */
export type AmpullaManifest = PackManifest & {
  readonly outputs: WithFields<Outputs, 'mask'>;
  readonly thresholds: WithFields<Thresholds, 'peak' | 'region'>;
};

/** Of a pack that estimates the difficulty: the fields that its task asks for are there. */
export type DifficultyManifest = PackManifest & {
  readonly outputs: WithFields<Outputs, 'difficulty' | 'attention'>;
  readonly thresholds: WithFields<Thresholds, 'difficult'>;
};

type WithFields<Fields, Name extends keyof Fields> = Fields & {
  readonly [Key in Name]-?: NonNullable<Fields[Key]>;
};

/** Whether a pack has a mask and the thresholds to read it by. */
export function findsAmpulla(manifest: PackManifest): manifest is AmpullaManifest {
  return isAmpullaPack(manifest.tasks);
}

/** Whether a pack has class probabilities, an attention map and the threshold for them. */
export function estimatesDifficulty(manifest: PackManifest): manifest is DifficultyManifest {
  return isDifficultyPack(manifest.tasks);
}

/** One line of the list of packs: what it is and whether it may be loaded. */
export type PackListing =
  | {
      readonly state: 'verified';
      readonly id: string;
      readonly version: string;
      readonly title: string;
      readonly tasks: readonly PackTask[];
      readonly folder: string;
    }
  | {
      readonly state: 'refused';
      readonly id: string;
      readonly folder: string;
      /** Names the file and the field that is wrong. */
      readonly reason: string;
    };
