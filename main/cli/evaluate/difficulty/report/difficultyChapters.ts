import type { DifficultyEvaluation } from '../difficultyEvaluation';

/** Headings of the report's chapters by their anchors, in their order. */
export const difficultyChapters = {
  results: 'Results as in the study',
  limit: 'What can be known at all',
  confusion: 'Who is taken for what',
  roc: 'ROC curves',
  calibration: 'What a probability is worth',
  comparisons: 'Model against model',
  subsets: 'Parts of the data set',
  folds: 'Fold by fold',
  gallery: 'Pictures',
  models: 'Models',
  method: 'How it was measured',
} as const;
export type DifficultyChapter = keyof typeof difficultyChapters;

/** The chapters for which an evaluation has something to say, with their headings. */
export function chaptersOf({
  models,
  limit,
  comparisons,
}: DifficultyEvaluation): readonly { readonly id: DifficultyChapter; readonly title: string }[] {
  const empty = new Set<string>();
  if (limit === null) empty.add('limit');
  if (comparisons.length === 0) empty.add('comparisons');
  if (models.every(({ folds }) => folds.length === 0)) empty.add('folds');
  return Object.keys(difficultyChapters)
    .filter(isChapter)
    .filter((id) => !empty.has(id))
    .map((id) => ({ id, title: difficultyChapters[id] }));
}

function isChapter(name: string): name is DifficultyChapter {
  return name in difficultyChapters;
}
