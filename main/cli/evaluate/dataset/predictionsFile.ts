import { z } from 'zod';
import type { Mask8 } from '../../../../common/prediction';
import { CliError } from '../../cliErrors';
import { readCheckedJson } from './checkedJson';
import type { Dataset } from './dataset';
import type { EvaluatedModel, PredictedTarget } from './evaluation';
import { liesInside } from './readDataset';

const probability = z.number().min(0).max(1);
const length = z.number().positive();
const box = z.strictObject({ x: z.number(), y: z.number(), width: length, height: length });
const maskSide = z.int().min(1).max(4096);

const mask = z
  .strictObject({ width: maskSide, height: maskSide, values: z.string() })
  .transform(({ width, height, values }, context): Mask8 => {
    const bytes = new Uint8Array(Buffer.from(values, 'base64'));
    if (bytes.length !== width * height) {
      const message = `values hold ${bytes.length} bytes instead of ${width} x ${height}`;
      context.addIssue({ code: 'custom', message });
    }
    return { width, height, values: bytes };
  });

const predictedImage = z.strictObject({
  fileName: z.string().min(1),
  fieldOfView: box,
  peak: probability,
  box: box.nullable(),
  mask: mask.nullable(),
});

/** Predictions that another program wrote; docs/formats.md describes them. */
const predictionsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  title: z.string().min(1),
  output: z.enum(['soft mask', 'box']),
  peakThreshold: probability.nullable(),
  isOutOfFold: z.boolean(),
  trainedOn: z.array(z.string().min(1)),
  images: z.array(predictedImage),
});
type PredictionsFile = z.infer<typeof predictionsSchema>;

/** A model and what it says of each image of a data set, in its order. */
export interface ModelPredictions {
  readonly model: EvaluatedModel;
  readonly predictions: readonly PredictedTarget[];
}

/**
 * Reads predictions of a data set's images.
 * @throws CliError that names the file and the field, or an image that it lacks
 */
export async function readPredictions(path: string, dataset: Dataset): Promise<ModelPredictions> {
  const file = await readCheckedJson(path, predictionsSchema, 'The predictions');
  return { model: modelOf(file), predictions: inOrder(file, path, dataset) };
}

function modelOf(file: PredictionsFile): EvaluatedModel {
  const { id, title, output, peakThreshold, trainedOn, isOutOfFold } = file;
  return {
    kind: 'predictions',
    id,
    title,
    version: null,
    sha256: null,
    provider: null,
    precision: null,
    output,
    peakThreshold,
    trainedOn,
    isOutOfFold,
  };
}

function inOrder(file: PredictionsFile, path: string, { name, images }: Dataset) {
  const indexByName = new Map<string, number>();
  for (const [index, { fileName }] of file.images.entries()) {
    if (indexByName.has(fileName)) {
      throw new CliError(
        `The predictions ${path}, field images[${index}].fileName: ${fileName} is there twice`,
      );
    }
    indexByName.set(fileName, index);
  }
  const missing = images.filter(({ fileName }) => !indexByName.has(fileName));
  if (missing[0] !== undefined) {
    throw new CliError(
      `The predictions ${path} lack ${missing.length} of the ${images.length} images of ${name}, the first is ${missing[0].fileName}. Predict them too, or measure others with --folds or --subset.`,
    );
  }
  return images.map(({ fileName, size }): PredictedTarget => {
    const index = indexByName.get(fileName) ?? NaN;
    const found = file.images[index];
    if (found === undefined) throw new Error(`${fileName} was found before.`);
    const { fieldOfView } = found;
    if (!liesInside(fieldOfView, size)) {
      throw new CliError(
        `The predictions ${path}, field images[${index}].fieldOfView: is not inside ${fileName}, which has ${size.width} x ${size.height} pixels`,
      );
    }
    return { peak: found.peak, box: found.box, fieldOfView, mask: found.mask };
  });
}
