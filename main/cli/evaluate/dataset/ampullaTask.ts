import type { EvaluationTask } from '../runEvaluation';
import { datasetText } from './datasetText';
import { evaluateDataset } from './evaluateDataset';
import type { DatasetEvaluation } from './evaluation';
import { jsonLines } from './jsonLines';
import { writeEvaluation } from './writeEvaluation';

/** `evaluate --task ampulla`: where the target is. */
export const ampullaTask: EvaluationTask<DatasetEvaluation> = {
  measure: evaluateDataset,
  write: writeEvaluation,
  text: datasetText,
  jsonLines,
};
