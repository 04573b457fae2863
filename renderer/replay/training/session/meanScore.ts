import type { MarkScore } from '../../../../common/training/reveal';

/** What several readers' marks of one item come to; null without one. A point counts for its distance alone. */
export function meanScore(scores: readonly MarkScore[]): MarkScore | null {
  const centroidDistance = meanOf(scores.map((score) => score.centroidDistance));
  if (centroidDistance === null) return null;
  const share = (name: 'iou' | 'precision' | 'recall'): number | null =>
    meanOf(scores.flatMap((score) => score[name] ?? []));
  return {
    ...{ iou: share('iou'), precision: share('precision'), recall: share('recall') },
    centroidDistance,
  };
}

/** The plain mean; null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
