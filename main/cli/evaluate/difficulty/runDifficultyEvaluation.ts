import { resolve } from 'node:path';
import type { CliContext } from '../../command';
import type { DatasetOptions } from '../dataset/datasetOptions';
import { seenWarning } from '../dataset/seenImages';
import { makeReportFolder } from '../reportFolder';
import { difficultyJsonLines } from './difficultyJsonLines';
import { difficultyText } from './difficultyText';
import { evaluateDifficulty } from './evaluateDifficulty';
import { writeDifficulty } from './writeDifficulty';

/**
 * `evaluate --task difficulty`: measures models on a data set, prints what it found and writes it where asked.
 * @returns the exit code
 */
export async function runDifficultyEvaluation(
  options: DatasetOptions,
  context: CliContext,
): Promise<number> {
  const { outFolder, withPictures, json } = options;
  const folder = outFolder === null ? null : resolve(context.workingFolder, outFolder);
  // Before the work, so that an hour of it is not lost for want of a place.
  if (folder !== null) await makeReportFolder(folder);
  const evaluation = await evaluateDifficulty(options, context);
  if (folder !== null) await writeDifficulty(evaluation, folder, withPictures, context);
  if (json) {
    const { models, dataset } = evaluation;
    const warnings = models.flatMap(({ model }) => seenWarning(model, dataset) ?? []);
    context.errors.write(warnings.map((warning) => `Note: ${warning}\n`).join(''));
  }
  context.print(json ? difficultyJsonLines(evaluation) : difficultyText(evaluation));
  return 0;
}
