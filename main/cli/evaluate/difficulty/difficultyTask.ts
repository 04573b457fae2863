import type { EvaluationTask } from '../runEvaluation';
import type { DifficultyEvaluation } from './difficultyEvaluation';
import { difficultyJsonLines } from './difficultyJsonLines';
import { difficultyText } from './difficultyText';
import { evaluateDifficulty } from './evaluateDifficulty';
import { writeDifficulty } from './writeDifficulty';

/** `evaluate --task difficulty`: how difficult the cannulation is. */
export const difficultyTask: EvaluationTask<DifficultyEvaluation> = {
  measure: evaluateDifficulty,
  write: writeDifficulty,
  text: difficultyText,
  jsonLines: difficultyJsonLines,
};
