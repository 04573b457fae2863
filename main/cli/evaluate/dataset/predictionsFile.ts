import { z } from 'zod';
import { requirePredictionsOf } from '../predictionsTask';
import { readCheckedJson } from './checkedJson';
import type { Dataset } from './dataset';
import type { EvaluatedModel, PredictedTarget } from './evaluation';
import {
  boxSchema,
  maskSchema,
  modelFields,
  predictedInOrder,
  predictionsWords,
  probability,
} from './predictedImages';

const predictedImage = z.strictObject({
  fileName: z.string().min(1),
  fieldOfView: boxSchema,
  peak: probability,
  box: boxSchema.nullable(),
  mask: maskSchema.nullable(),
});

/** Predictions that another program wrote; docs/formats.md describes them. */
const predictionsSchema = z.strictObject({
  ...modelFields,
  output: z.enum(['soft mask', 'box']),
  peakThreshold: probability.nullable(),
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
  await requirePredictionsOf('ampulla', path);
  const file = await readCheckedJson(path, predictionsSchema, predictionsWords);
  const images = predictedInOrder(file.images, path, dataset);
  const predictions = images.map(({ peak, box, fieldOfView, mask }) => ({
    ...{ peak, box, fieldOfView, mask },
  }));
  return { model: modelOf(file), predictions };
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
