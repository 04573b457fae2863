import { z } from 'zod';
import type { Box } from '../../../../common/geometry';
import type { Mask8 } from '../../../../common/prediction';
import { CliError } from '../../cliErrors';
import type { Dataset } from './dataset';
import { liesInside } from './readDataset';

/** What messages call a file of predictions. */
export const predictionsWords = 'The predictions';

export const probability = z.number().min(0).max(1);
const length = z.number().positive();
export const boxSchema = z.strictObject({
  ...{ x: z.number(), y: z.number(), width: length, height: length },
});
const maskSide = z.int().min(1).max(4096);

/** Bytes in base64, row by row, 255 = 1. */
export const maskSchema = z
  .strictObject({ width: maskSide, height: maskSide, values: z.string() })
  .transform(({ width, height, values }, context): Mask8 => {
    const bytes = new Uint8Array(Buffer.from(values, 'base64'));
    if (bytes.length !== width * height) {
      const message = `values hold ${bytes.length} bytes instead of ${width} x ${height}`;
      context.addIssue({ code: 'custom', message });
    }
    return { width, height, values: bytes };
  });

/** What every file of predictions says of its model. */
export const modelFields = {
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  title: z.string().min(1),
  isOutOfFold: z.boolean(),
  trainedOn: z.array(z.string().min(1)),
};

interface PredictedImage {
  readonly fileName: string;
  readonly fieldOfView: Box;
}

/**
 * The entries of a file of predictions for the images of a data set, in its order.
 * @throws CliError that names an image which is there twice, missing, or of another size
 */
export function predictedInOrder<Entry extends PredictedImage>(
  entries: readonly Entry[],
  path: string,
  { name, images }: Dataset,
): readonly Entry[] {
  const indexByName = new Map<string, number>();
  for (const [index, { fileName }] of entries.entries()) {
    if (indexByName.has(fileName)) {
      throw new CliError(
        `${predictionsWords} ${path}, field images[${index}].fileName: ${fileName} is there twice`,
      );
    }
    indexByName.set(fileName, index);
  }
  const missing = images.filter(({ fileName }) => !indexByName.has(fileName));
  if (missing[0] !== undefined) {
    throw new CliError(
      `${predictionsWords} ${path} lack ${missing.length} of the ${images.length} images of ${name}, the first is ${missing[0].fileName}. Predict them too, or measure others with --folds or --subset.`,
    );
  }
  return images.map(({ fileName, size }) => {
    const index = indexByName.get(fileName) ?? NaN;
    const found = entries[index];
    if (found === undefined) throw new Error(`${fileName} was found before.`);
    if (!liesInside(found.fieldOfView, size)) {
      throw new CliError(
        `${predictionsWords} ${path}, field images[${index}].fieldOfView: is not inside ${fileName}, which has ${size.width} x ${size.height} pixels`,
      );
    }
    return found;
  });
}
