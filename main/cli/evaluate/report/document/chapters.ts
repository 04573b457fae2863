import type { DatasetEvaluation } from '../../dataset/evaluation';

/** Headings of the report's chapters by their anchors, in their order. */
export const chapterTitles = {
  results: 'Results as in the study',
  success: 'Success plots',
  comparisons: 'Model against model',
  subsets: 'Parts of the data set',
  folds: 'Fold by fold',
  presence: 'Something to show, or nothing',
  calibration: 'What a peak is worth',
  gallery: 'Pictures',
  models: 'Models',
  method: 'How it was measured',
} as const;
export type Chapter = keyof typeof chapterTitles;

/** The chapters for which an evaluation has something to say. */
export function chaptersOf({ models, comparisons }: DatasetEvaluation): ReadonlySet<Chapter> {
  const empty = new Set<Chapter>();
  if (comparisons.length === 0) empty.add('comparisons');
  if (models.every(hasNoParts)) empty.add('subsets');
  if (models.every(({ folds }) => folds.length < 2)) empty.add('folds');
  if (models.every(({ presence }) => presence === null)) empty.add('presence');
  if (models.every(({ calibration }) => calibration === null)) empty.add('calibration');
  const all = Object.keys(chapterTitles).filter(isChapter);
  return new Set(all.filter((chapter) => !empty.has(chapter)));
}

function hasNoParts(model: DatasetEvaluation['models'][number]): boolean {
  return model.singleTarget === null && model.severalTargets === null && model.subsets.length === 0;
}

function isChapter(name: string): name is Chapter {
  return name in chapterTitles;
}
