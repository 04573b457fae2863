import { z } from 'zod';
import { binaryDifficultyClasses, difficultyClasses } from '../../../../common/difficulty';
import { readCheckedJson } from '../dataset/checkedJson';
import type { Dataset } from '../dataset/dataset';
import {
  boxSchema,
  maskSchema,
  modelFields,
  predictedInOrder,
  predictionsWords,
  probability,
} from '../dataset/predictedImages';
import { requirePredictionsOf } from '../predictionsTask';
import type { DifficultyPredictions } from './measureDifficulty';

/** Probabilities that were rounded to three digits, each, still pass. */
const roundingOfSum = 0.005;

const classes = z.union(
  [
    z.tuple([z.literal('easy'), z.literal('difficult')]),
    z.tuple([
      ...[z.literal('easy'), z.literal('long'), z.literal('technique'), z.literal('failure')],
    ] as const),
  ],
  `must be ${binaryDifficultyClasses.join(', ')}, or ${difficultyClasses.join(', ')}, in this order`,
);

const predictedImage = z.strictObject({
  fileName: z.string().min(1),
  fieldOfView: boxSchema,
  probabilities: z.array(probability),
  attention: maskSchema.nullable(),
});

/** Estimates of difficulty that another program wrote; docs/formats.md describes them. */
const predictionsSchema = z
  .strictObject({
    ...modelFields,
    output: z.literal('difficulty'),
    classes,
    difficultThreshold: probability,
    images: z.array(predictedImage),
  })
  .superRefine(({ classes: names, images }, context) => {
    for (const [index, { probabilities }] of images.entries()) {
      const message = problemOf(probabilities, names.length);
      const path = ['images', index, 'probabilities'];
      if (message !== null) context.addIssue({ code: 'custom', path, message });
    }
  });

function problemOf(probabilities: readonly number[], count: number): string | null {
  if (probabilities.length !== count) {
    return `holds ${probabilities.length} numbers, but there are ${count} classes`;
  }
  const sum = probabilities.reduce((total, value) => total + value, 0);
  return Math.abs(sum - 1) > roundingOfSum ? `adds up to ${sum.toFixed(3)} instead of 1` : null;
}

/**
 * Reads estimates of difficulty for a data set's images.
 * @throws CliError that names the file and the field, or an image that it lacks
 */
export async function readDifficultyPredictions(
  path: string,
  dataset: Dataset,
): Promise<DifficultyPredictions> {
  await requirePredictionsOf('difficulty', path);
  const file = await readCheckedJson(path, predictionsSchema, predictionsWords);
  const { id, title, classes: names, difficultThreshold, trainedOn, isOutOfFold } = file;
  return {
    model: {
      ...{ kind: 'predictions', id, title, version: null, sha256: null, provider: null },
      ...{ precision: null, classes: names, difficultThreshold, trainedOn, isOutOfFold },
    },
    predictions: predictedInOrder(file.images, path, dataset).map(
      ({ probabilities, attention, fieldOfView }) => ({ probabilities, attention, fieldOfView }),
    ),
  };
}
