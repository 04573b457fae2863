import { readExamplePictures } from '../../report/gallery/examplePictures';
import type { ReportOptions } from '../../report/writeReport';
import { writeWholeFile } from '../../reportFolder';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { chooseDifficultyExamples, picturePart } from './chooseDifficultyExamples';
import { renderDifficultyReport } from './renderDifficultyReport';

/**
 * Writes an evaluation of difficulty as one HTML file that needs no other. It says what the evaluation holds
 * and names the CSV files beside it; it writes none of them. The file appears when it is complete.
 * @throws CliError when it cannot be written; what the reader throws when it is stopped
 */
export async function writeDifficultyReport(
  evaluation: DifficultyEvaluation,
  file: string,
  { readPicture }: ReportOptions,
): Promise<void> {
  const parts = evaluation.models
    .flatMap((model) => chooseDifficultyExamples(model, evaluation.patients))
    .flatMap(({ examples }) => examples.map(({ image }) => picturePart(image)));
  const pictures = readPicture === null ? null : await readExamplePictures(parts, readPicture);
  await writeWholeFile(file, renderDifficultyReport(evaluation, pictures));
}
