import { classFigures, type DifficultyFigure } from '../../../../common/metrics/difficultyFigures';
import type { FigureEstimate, FigureEstimates } from '../../../../common/metrics/resampledFigures';
import {
  type BayesLimit,
  type DifficultyEvaluation,
  type DifficultyModelEvaluation,
  type DifficultyPart,
  type DifficultyTask,
  limitedFigures,
  type TaskMeasurement,
} from './difficultyEvaluation';

/** What `--task difficulty --json` prints: one object a model, one a line. docs/formats.md describes it. */
export function difficultyJsonLines(evaluation: DifficultyEvaluation): string {
  const lines = evaluation.models.map((model) => modelLine(model, evaluation));
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function modelLine(
  evaluation: DifficultyModelEvaluation,
  { dataset, limit }: DifficultyEvaluation,
): object {
  const { model, measured, shareOfLimit, folds, types, trueClasses, acrossFolds } = evaluation;
  const { version, sha256, provider, precision, difficultThreshold, isOutOfFold } = model;
  const task = measured.four === null ? 'binary' : 'four';
  return {
    task: 'difficulty',
    pack: model.id,
    version,
    classes: model.classes,
    patients: dataset.patients,
    images: dataset.images,
    ...taskObject(measured[task] ?? measured.binary, limit, shareOfLimit?.[task] ?? null, task),
    binary:
      measured.four === null
        ? null
        : taskObject(measured.binary, limit, shareOfLimit?.binary ?? null, 'binary'),
    folds: folds.map((part) => partObject(part, task)),
    acrossFolds: acrossFolds?.[task] ? Object.fromEntries(acrossFolds[task]) : null,
    types: types.map((part) => partObject(part, task)),
    trueClasses: trueClasses.map(({ difficulty, calledDifficult, meanDifficult }) => ({
      difficulty,
      patients: calledDifficult.count,
      calledDifficult: calledDifficult.mean,
      meanDifficult: meanDifficult.mean,
    })),
    model: { sha256, provider, precision, difficultThreshold, isOutOfFold },
  };
}

function taskObject(
  measured: TaskMeasurement,
  limit: BayesLimit | null,
  share: FigureEstimates | null,
  task: DifficultyTask,
): object {
  const { figures, classes, confusion, reliability } = measured;
  return {
    ...shared(figures),
    ...(classes.length > 2 ? { difficultRecall: valueOf(figures, 'recall:difficult') } : {}),
    perClass: Object.fromEntries(
      classes.map((label, index) => [
        label,
        {
          patients: (confusion[index] ?? []).reduce((sum, count) => sum + count, 0),
          ...Object.fromEntries(
            classFigures.map((name) => [name, valueOf(figures, `${name}:${label}`)]),
          ),
        },
      ]),
    ),
    confusion,
    intervals: intervals(figures),
    bayes: bayesObject(limit, share, task),
    curves: {
      roc: rocPairs(measured),
      reliability: reliability.flatMap(({ meanProbability, rightShare, count }) =>
        count === 0 ? [] : [[meanProbability, rightShare, count]],
      ),
    },
  };
}

function bayesObject(
  limit: BayesLimit | null,
  share: FigureEstimates | null,
  task: DifficultyTask,
): object | null {
  const plain = limit?.plain[task];
  const macro = limit?.macro[task];
  if (!plain || !macro) return null;
  return {
    ...shared(plain.figures),
    bestMacroF1: valueOf(macro.figures, 'macroF1'),
    intervals: intervals(plain.figures),
    roc: rocPairs(plain),
    shareOfLimit: Object.fromEntries(
      limitedFigures.map((name) => [name, share === null ? null : valueOf(share, name)]),
    ),
    shareIntervals: share === null ? null : intervals(share),
  };
}

function shared(figures: FigureEstimates): object {
  return {
    accuracy: valueOf(figures, 'accuracy'),
    auc: valueOf(figures, 'auc'),
    macroPrecision: valueOf(figures, 'macroPrecision'),
    macroRecall: valueOf(figures, 'macroRecall'),
    macroF1: valueOf(figures, 'macroF1'),
    expectedCalibrationError: valueOf(figures, 'expectedCalibrationError'),
  };
}

function partObject({ name, patients, figures }: DifficultyPart, task: DifficultyTask): object {
  return { name, patients, ...shared(figures[task] ?? figures.binary) };
}

function intervals(figures: FigureEstimates): object {
  return Object.fromEntries([...figures].map(([name, estimate]) => [name, endsOf(estimate)]));
}

function endsOf({ low, high }: FigureEstimate): [number, number] | null {
  return low === null || high === null ? null : [low, high];
}

function rocPairs({ roc }: TaskMeasurement): (readonly [number, number])[] {
  return roc.map(({ falsePositiveShare, truePositiveShare }) => [
    falsePositiveShare,
    truePositiveShare,
  ]);
}

function valueOf(figures: FigureEstimates, name: DifficultyFigure): number | null {
  return figures.get(name)?.value ?? null;
}
