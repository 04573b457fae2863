import { resolve } from 'node:path';
import type { CliContext } from '../command';
import type { DatasetOptions } from './dataset/datasetOptions';
import type { DatasetDescription } from './dataset/evaluation';
import { seenWarning, type TrainedModel } from './dataset/seenImages';
import { makeReportFolder } from './reportFolder';

/** What an evaluation of either task holds beside its figures. */
interface Evaluated {
  readonly dataset: Pick<DatasetDescription, 'name'>;
  readonly models: readonly { readonly model: TrainedModel }[];
}

/** One task of `evaluate --dataset`: how it is measured, written and told. */
export interface EvaluationTask<Evaluation extends Evaluated> {
  readonly measure: (options: DatasetOptions, context: CliContext) => Promise<Evaluation>;
  readonly write: (
    evaluation: Evaluation,
    folder: string,
    withPictures: boolean,
    context: CliContext,
  ) => Promise<void>;
  readonly text: (evaluation: Evaluation) => string;
  readonly jsonLines: (evaluation: Evaluation) => string;
}

/**
 * Measures models on a data set, prints what was found and writes it where asked.
 * @returns the exit code
 */
export async function runEvaluation<Evaluation extends Evaluated>(
  task: EvaluationTask<Evaluation>,
  options: DatasetOptions,
  context: CliContext,
): Promise<number> {
  const { outFolder, withPictures, json } = options;
  const folder = outFolder === null ? null : resolve(context.workingFolder, outFolder);
  // Before the work, so that an hour of it is not lost for want of a place.
  if (folder !== null) await makeReportFolder(folder);
  const evaluation = await task.measure(options, context);
  if (folder !== null) await task.write(evaluation, folder, withPictures, context);
  if (json) context.errors.write(warnings(evaluation));
  context.print(json ? task.jsonLines(evaluation) : task.text(evaluation));
  return 0;
}

/** A line for each model whose figures may be too kind; the text for people says it itself. */
function warnings({ models, dataset }: Evaluated): string {
  const found = models.flatMap(({ model }) => seenWarning(model, dataset) ?? []);
  return found.map((warning) => `Note: ${warning}\n`).join('');
}
