import {
  binaryDifficultyClasses,
  type DifficultyClass,
  difficultyClasses,
  type DifficultyLabel,
} from '../../../../common/difficulty';
import { confusionMatrix } from '../../../../common/metrics/confusionMatrix';
import { difficultyFigures } from '../../../../common/metrics/difficultyFigures';
import {
  difficultProbability,
  type JudgedCases,
  judgedCases,
} from '../../../../common/metrics/judgedCases';
import { rocCurve } from '../../../../common/metrics/ranking';
import { reliabilityBins } from '../../../../common/metrics/reliability';
import { estimateFigures, type FigureEstimates } from '../../../../common/metrics/resampledFigures';
import type { ByTask, DifficultyTask, TaskMeasurement } from './difficultyEvaluation';

/** What was said of one patient. */
export interface JudgedPatient {
  readonly difficulty: DifficultyClass;
  /** Of two or four classes. */
  readonly probabilities: readonly number[];
}

/** Classes of each task, in the study's order. */
export const classesOfTask: Readonly<Record<DifficultyTask, readonly DifficultyLabel[]>> = {
  binary: binaryDifficultyClasses,
  four: difficultyClasses,
};

/**
 * Patients judged in each task that their probabilities allow; four classes do for both.
 * @param difficultThreshold null to decide for the most probable class
 */
export function judgedByTask(
  patients: readonly JudgedPatient[],
  difficultThreshold: number | null,
): ByTask<JudgedCases> {
  const isFour = patients[0]?.probabilities.length === difficultyClasses.length;
  return {
    binary: judged('binary', patients, difficultThreshold),
    four: isFour ? judged('four', patients, difficultThreshold) : null,
  };
}

function judged(
  task: DifficultyTask,
  patients: readonly JudgedPatient[],
  difficultThreshold: number | null,
): JudgedCases {
  const cases = patients.map(({ difficulty, probabilities }) => {
    const place = difficultyClasses.indexOf(difficulty);
    return task === 'four'
      ? { truth: place, probabilities }
      : { truth: Math.min(place, 1), probabilities: binaryProbabilities(probabilities) };
  });
  return judgedCases(cases, { classes: classesOfTask[task], difficultThreshold });
}

function binaryProbabilities(probabilities: readonly number[]): readonly number[] {
  const difficult = difficultProbability(probabilities);
  return [1 - difficult, difficult];
}

/** What `map` makes of each task's value. */
export function eachTask<Value, Result>(
  { binary, four }: ByTask<Value>,
  map: (value: Value, task: DifficultyTask) => Result,
): ByTask<Result> {
  return { binary: map(binary, 'binary'), four: four === null ? null : map(four, 'four') };
}

/** Figures with their intervals. */
export function estimatesOf(cases: JudgedCases): FigureEstimates {
  return estimateFigures(cases.truths.length, (weights) => difficultyFigures(cases, weights));
}

/** Figures and curves of a task. */
export function measureTask(cases: JudgedCases): TaskMeasurement {
  const { classes, truths, decisions, confidences, isRight, ranking } = cases;
  return {
    classes,
    figures: estimatesOf(cases),
    confusion: confusionMatrix(truths, decisions, classes.length),
    reliability: reliabilityBins(confidences, isRight),
    roc: rocCurve(ranking),
  };
}
