import {
  classFigures,
  type DifficultyFigure,
  sharedFigures,
} from '../../../../common/metrics/difficultyFigures';
import type { FigureEstimates } from '../../../../common/metrics/resampledFigures';
import { alignedRows } from '../dataset/alignedRows';
import { seenWarning } from '../dataset/seenImages';
import {
  type BayesLimit,
  type DifficultyEvaluation,
  type DifficultyModelEvaluation,
  type DifficultyTask,
  difficultyTasks,
  type TaskMeasurement,
} from './difficultyEvaluation';
import { decimals, estimateCells, meanCells } from './estimateCells';
import { figureWords, taskWords } from './figureWords';
import { limitFigure } from './limit';

/** What is printed of one model. */
export function modelText(
  evaluation: DifficultyModelEvaluation,
  { limit, patients, dataset }: DifficultyEvaluation,
): string {
  const { model, measured, shareOfLimit } = evaluation;
  const { id, title, version, provider, precision } = model;
  const where = [version, provider && `on ${provider}`, precision].filter(Boolean).join(' ');
  const warning = seenWarning(model, dataset);
  const tasks = difficultyTasks.flatMap((task) => {
    const found = measured[task];
    if (found === null) return [];
    return [
      `${taskWords[task].name}\n`,
      figureTable(found, limitCells(limit, task, shareOfLimit?.[task] ?? null)),
      classTable(found),
      confusionTable(found),
    ];
  });
  return [
    `${where === '' ? `${id} (${title})` : `${id} ${where}`}; difficult from a probability of ${model.difficultThreshold}\n`,
    ...(warning === null ? [] : [`Note: ${warning}\n`]),
    ...tasks,
    partTable(evaluation, limit),
    trueClassTable(evaluation, patients.length),
  ].join('');
}

/** The limit of a figure, and the share of it; null where there is no limit at all. */
type LimitCells = ((name: DifficultyFigure) => readonly string[]) | null;

function limitCells(
  limit: BayesLimit | null,
  task: DifficultyTask,
  share: FigureEstimates | null,
): LimitCells {
  if (limit === null || share === null) return null;
  return (name) => {
    const known = limitFigure(limit, task, name);
    return known === null ? [] : [decimals(known), ...estimateCells(share.get(name))];
  };
}

function figureTable({ figures }: TaskMeasurement, limit: LimitCells): string {
  const limitHead = limit === null ? [] : ['limit', 'share of it', '95 % interval'];
  const rows = sharedFigures.map((name) => [
    figureWords[name].label,
    ...estimateCells(figures.get(name)),
    ...(limit?.(name) ?? []),
  ]);
  return alignedRows([['figure', 'value', '95 % interval', ...limitHead], ...rows]);
}

function classTable({ classes, figures, confusion }: TaskMeasurement): string {
  const head = ['class', 'patients', ...classFigures.flatMap((name) => [name, '95 % interval'])];
  const rows = classes.map((label, index) => [
    label,
    String((confusion[index] ?? []).reduce((sum, count) => sum + count, 0)),
    ...classFigures.flatMap((name) => estimateCells(figures.get(`${name}:${label}`))),
  ]);
  return alignedRows([head, ...rows]);
}

function confusionTable({ classes, confusion }: TaskMeasurement): string {
  const head = ['true \\ called', ...classes];
  const rows = classes.map((label, index) => [label, ...(confusion[index] ?? []).map(String)]);
  return alignedRows([head, ...rows]);
}

/** Folds and types of morphology. */
function partTable(
  { folds, types, acrossFolds, measured }: DifficultyModelEvaluation,
  limit: DifficultyEvaluation['limit'],
): string {
  const task = measured.four === null ? 'binary' : 'four';
  const names = ['accuracy', 'auc', 'macroF1'] as const;
  const rows = [...folds, ...types].map(({ name, patients, figures }) => {
    const known = limit?.types.find((part) => part.name === name)?.figures.binary.get('auc');
    return [
      name,
      String(patients),
      ...names.map((figure) => decimals(figures[task]?.get(figure)?.value)),
      ...(limit ? [decimals(known?.value)] : []),
    ];
  });
  if (rows.length === 0) return '';
  const across = acrossFolds?.[task];
  const last = names.map((name) => {
    const found = across?.get(name);
    return found === undefined
      ? decimals(null)
      : `${decimals(found.mean)} ± ${decimals(found.deviation)}`;
  });
  return alignedRows([
    [
      'part',
      'patients',
      ...names.map((name) => figureWords[name].label),
      ...(limit ? ['AUC limit'] : []),
    ],
    ...rows,
    ...(across ? [['over folds', '', ...last]] : []),
  ]);
}

function trueClassTable({ trueClasses }: DifficultyModelEvaluation, patients: number): string {
  const rows = trueClasses.map(({ difficulty, calledDifficult, meanDifficult }) => [
    difficulty,
    `${calledDifficult.count} of ${patients}`,
    ...meanCells(calledDifficult),
    decimals(meanDifficult.mean),
  ]);
  return alignedRows([
    ['true class', 'patients', 'called difficult', '95 % interval', 'mean P(difficult)'],
    ...rows,
  ]);
}
