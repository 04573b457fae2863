import { resolve } from 'node:path';
import type { CliContext } from '../../command';
import { makeReportFolder } from '../reportFolder';
import type { DatasetOptions } from './datasetOptions';
import { datasetText } from './datasetText';
import { evaluateDataset } from './evaluateDataset';
import type { DatasetEvaluation } from './evaluation';
import { jsonLines } from './jsonLines';
import { seenWarning } from './seenImages';
import { writeEvaluation } from './writeEvaluation';

/**
 * `evaluate --dataset`: measures models on a data set, prints what it found and writes it where asked.
 * @returns the exit code
 */
export async function runDatasetEvaluation(
  options: DatasetOptions,
  context: CliContext,
): Promise<number> {
  const { outFolder, withPictures, json } = options;
  const folder = outFolder === null ? null : resolve(context.workingFolder, outFolder);
  // Before the work, so that an hour of it is not lost for want of a place.
  if (folder !== null) await makeReportFolder(folder);
  const evaluation = await evaluateDataset(options, context);
  if (folder !== null) await writeEvaluation(evaluation, folder, withPictures, context);
  if (json) context.errors.write(warnings(evaluation));
  context.print(json ? jsonLines(evaluation) : datasetText(evaluation));
  return 0;
}

/** A line for each model whose figures may be too kind; the text for people says it itself. */
function warnings({ models, dataset }: DatasetEvaluation): string {
  const found = models.flatMap(({ model }) => seenWarning(model, dataset) ?? []);
  return found.map((warning) => `Note: ${warning}\n`).join('');
}
