import type { DatasetEvaluation } from '../dataset/evaluation';
import { writeWholeFile } from '../reportFolder';
import { renderReport } from './document/renderReport';
import { chooseExamples } from './gallery/chooseExamples';
import { examplePicture } from './gallery/examplePart';
import { type ExamplePictures, readExamplePictures } from './gallery/examplePictures';
import type { PictureReader } from './pictureReader';

export interface ReportOptions {
  /**
   * Reads the pictures of the gallery, as `thumbnailReader` does; null for a report without any
   * picture of the data set, which is small and may be passed on where the pictures may not.
   */
  readonly readPicture: PictureReader | null;
}

/**
 * Writes an evaluation as one HTML file that needs no other. It says what the evaluation holds and
 * names the CSV files beside it (`figures.csv`, `curves.csv`, `folds.csv`, `subsets.csv`, `calibration.csv`,
 * `comparisons.csv`, `images.csv`); it writes none of them. The file appears when it is complete.
 * @throws CliError when it cannot be written; what the reader throws when it is stopped
 */
export async function writeReport(
  evaluation: DatasetEvaluation,
  file: string,
  { readPicture }: ReportOptions,
): Promise<void> {
  const pictures = readPicture === null ? null : await picturesOf(evaluation, readPicture);
  await writeWholeFile(file, renderReport(evaluation, pictures));
}

function picturesOf({ models }: DatasetEvaluation, read: PictureReader): Promise<ExamplePictures> {
  const examples = models.flatMap(chooseExamples).flatMap(({ images }) => images);
  return readExamplePictures(examples.map(examplePicture), read);
}
