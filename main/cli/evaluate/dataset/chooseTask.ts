import { resolve } from 'node:path';
import { isAmpullaPack } from '../../../../common/packTasks';
import type { CliContext } from '../../command';
import { type EvaluateTask, taskOfPredictions } from '../predictionsTask';
import type { DatasetOptions } from './datasetOptions';
import { tasksOfPack } from './datasetPacks';

/**
 * What to measure: the task that was asked for; else the difficulty where none of the models can do anything
 * else, and the ampulla everywhere else.
 * @throws PackError when a folder holds no pack that verifies; CliError when predictions cannot be read
 */
export async function chooseTask(
  { task, packs, predictionsPaths }: DatasetOptions,
  context: CliContext,
): Promise<EvaluateTask> {
  if (task !== null) return task;
  let found: EvaluateTask = 'ampulla';
  for (const name of packs) {
    const tasks = await tasksOfPack(name, context);
    if (tasks.length === 0 || isAmpullaPack(tasks)) return 'ampulla';
    found = 'difficulty';
  }
  for (const path of predictionsPaths) {
    found = await taskOfPredictions(resolve(context.workingFolder, path));
    if (found === 'ampulla') return found;
  }
  return found;
}
