import { type DifficultyLabel, binaryDifficultyClasses } from '../difficulty';
import { accuracyOf, classScores, confusionMatrix, macroAverage } from './confusionMatrix';
import { areaUnderCurve } from './ranking';
import type { JudgedCases } from './judgedCases';
import { expectedCalibrationError, reliabilityBins } from './reliability';

/** Figures that every task of difficulty has. */
export const sharedFigures = [
  'accuracy',
  'auc',
  'macroPrecision',
  'macroRecall',
  'macroF1',
  'expectedCalibrationError',
] as const;
/** Figures that each class has. */
export const classFigures = ['precision', 'recall', 'f1'] as const;

/** Name of a figure, as in a pack's manifest. */
export type DifficultyFigure =
  | (typeof sharedFigures)[number]
  | `${(typeof classFigures)[number]}:${DifficultyLabel}`;

/** A value for each figure; null where it is not defined. */
export type DifficultyFigures = ReadonlyMap<DifficultyFigure, number | null>;

/**
 * The study's figures of difficulty (Kim 2021, tables 2 and 3) over judged cases. Macro averages are plain
 * means over the classes that somebody has; `auc` is that of P(difficult); with four classes there is
 * `recall:difficult` too, of the decision by the threshold.
 * @param weights how often each case counts; once when left out
 */
export function difficultyFigures(
  cases: JudgedCases,
  weights?: ArrayLike<number>,
): DifficultyFigures {
  const { classes, truths, decisions, confidences, isRight, ranking } = cases;
  const matrix = confusionMatrix(truths, decisions, classes.length, weights);
  const scores = classScores(matrix);
  const bins = reliabilityBins(confidences, isRight, weights);
  const figures = new Map<DifficultyFigure, number | null>([
    ['accuracy', accuracyOf(matrix)],
    ['auc', areaUnderCurve(ranking, weights)],
    ['macroPrecision', macroAverage(scores, 'precision')],
    ['macroRecall', macroAverage(scores, 'recall')],
    ['macroF1', macroAverage(scores, 'f1')],
    ['expectedCalibrationError', expectedCalibrationError(bins)],
  ]);
  for (const [index, label] of classes.entries()) {
    for (const name of classFigures) figures.set(`${name}:${label}`, scores[index]?.[name] ?? null);
  }
  if (!classes.includes('difficult')) {
    figures.set('recall:difficult', difficultRecall(cases, weights));
  }
  return figures;
}

function difficultRecall(
  { ranking, calledDifficult }: JudgedCases,
  weights?: ArrayLike<number>,
): number | null {
  const truths = ranking.isPositive.map(Number);
  const matrix = confusionMatrix(truths, calledDifficult, binaryDifficultyClasses.length, weights);
  return classScores(matrix)[1]?.recall ?? null;
}
