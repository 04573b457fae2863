import { z } from 'zod';
import { CliError } from '../cliErrors';
import { readCheckedJson } from './dataset/checkedJson';
import { predictionsWords } from './dataset/predictedImages';

/** What models are measured for. */
export const evaluateTasks = ['ampulla', 'difficulty'] as const;
export type EvaluateTask = (typeof evaluateTasks)[number];

const anyPredictions = z.looseObject({ output: z.unknown() });

/** What a file of predictions is about; one that does not say is about the ampulla. @throws CliError for no JSON */
export async function taskOfPredictions(path: string): Promise<EvaluateTask> {
  const { output } = await readCheckedJson(path, anyPredictions, predictionsWords);
  return output === 'difficulty' ? 'difficulty' : 'ampulla';
}

/** @throws CliError when the file is about the other task */
export async function requirePredictionsOf(task: EvaluateTask, path: string): Promise<void> {
  const found = await taskOfPredictions(path);
  if (found === task) return;
  const what = found === 'difficulty' ? 'how difficult the cannulation is' : 'where the target is';
  throw new CliError(
    `${predictionsWords} ${path} say ${what}. Measure them with --task ${found}, or leave them out.`,
  );
}
