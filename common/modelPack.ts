import { z } from 'zod';
import { executionProviders } from './prediction';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');
const sideLength = z.int().min(8).max(4096);
const probability = z.number().min(0).max(1);
const fileName = z.string().regex(/^[\w.-]+\.onnx$/, 'must be a plain file name ending in .onnx');

/** `manifest.json` of a model pack. Everything in it is shown to users or checked before loading. */
export const packManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, as in 1.2.0'),
  title: z.string().min(1),
  tasks: z.array(z.enum(['ampulla', 'difficulty-binary', 'difficulty-four'])).min(1),
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
  /** `mask`: float32 `[1, height, width]`, probabilities 0 to 1, covering the whole input. */
  outputs: z.strictObject({
    mask: z.strictObject({ name: z.string().min(1), width: sideLength, height: sideLength }),
  }),
  thresholds: z.strictObject({
    /** Peak from which there is something to show; chosen on validation data. */
    peak: probability,
    /** Share of the peak that bounds the region (0.6 in Kim 2021). */
    region: probability,
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

export type PackManifest = z.infer<typeof packManifestSchema>;

/** One line of the list of packs: what it is and whether it may be loaded. */
export type PackListing =
  | {
      readonly state: 'verified';
      readonly id: string;
      readonly version: string;
      readonly title: string;
      readonly folder: string;
    }
  | {
      readonly state: 'refused';
      readonly id: string;
      readonly folder: string;
      /** Names the file and the field that is wrong. */
      readonly reason: string;
    };
