import type { DifficultyFigure } from '../../../../common/metrics/difficultyFigures';

/** A column of the study's tables 2 or 3, which is a row of ours. */
export interface StudyDifficultyRow {
  readonly name: string;
  readonly figures: ReadonlyMap<DifficultyFigure, number>;
}

/** Easy against difficult, by the study's three networks (Kim 2021, table 2). */
export const studyBinaryRows: readonly StudyDifficultyRow[] = [
  binary('VGG', [0.787, 0.434], [0.607, 0.656], [0.68, 0.511], 0.614, 0.657),
  binary('ResNet', [0.802, 0.507], [0.719, 0.611], [0.757, 0.553], 0.695, 0.68),
  binary('DenseNet', [0.772, 0.436], [0.631, 0.615], [0.694, 0.507], 0.627, 0.626),
];

/** The four classes (Kim 2021, table 3). */
export const studyFourRows: readonly StudyDifficultyRow[] = [
  four('VGG', 0.36, 0.342, 0.304, 0.691),
  four('ResNet, stopped on macro-F1', 0.444, 0.445, 0.429, 0.667),
  four('ResNet, stopped on accuracy', 0.34, 0.328, 0.364, 0.712),
  four('DenseNet', 0.393, 0.379, 0.35, 0.699),
];

/** What the study measured on, to be set against the data of a report. */
export const studyDifficultyData =
  'its own private duodenoscopy stills of ERCP: 531 patients (362 easy, 69 over 5 min, 94 with an additional technique, 6 failures), selected front views of a naive, clean ampulla, five folds by patient';

type Pair = readonly [easy: number, difficult: number];

function binary(
  name: string,
  precision: Pair,
  recall: Pair,
  f1: Pair,
  accuracy: number,
  auc: number,
): StudyDifficultyRow {
  const figures = new Map<DifficultyFigure, number>([
    ...[['precision:easy', precision[0]] as const, ['precision:difficult', precision[1]] as const],
    ...[['recall:easy', recall[0]] as const, ['recall:difficult', recall[1]] as const],
    ...[['f1:easy', f1[0]] as const, ['f1:difficult', f1[1]] as const],
    ...[['accuracy', accuracy] as const, ['auc', auc] as const],
  ]);
  return { name: `The study, ${name}`, figures };
}

function four(
  name: string,
  macroPrecision: number,
  macroRecall: number,
  macroF1: number,
  accuracy: number,
): StudyDifficultyRow {
  const figures = new Map<DifficultyFigure, number>([
    ...[['macroPrecision', macroPrecision] as const, ['macroRecall', macroRecall] as const],
    ...[['macroF1', macroF1] as const, ['accuracy', accuracy] as const],
  ]);
  return { name: `The study, ${name}`, figures };
}
