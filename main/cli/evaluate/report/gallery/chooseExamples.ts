import type { ImageResult, ModelEvaluation } from '../../dataset/evaluation';

/** Images that stand for a model, and why they were taken. */
export interface ExampleGroup {
  readonly title: string;
  readonly images: readonly ImageResult[];
}

/** Pictures of a group: one row of the gallery. */
export const examplesPerGroup = 6;

/**
 * The worst, the median and the best images of a model, by IoU and then by centroid distance; and
 * those without a target that would be marked with the highest peaks. Groups do not overlap; with
 * few images there is one group with all of them.
 */
export function chooseExamples({ model, images }: ModelEvaluation): readonly ExampleGroup[] {
  const ranked = images.filter(({ score }) => score !== null).toSorted(worseFirst);
  const groups = [...rankedGroups(ranked), falseAlarms(images, model.peakThreshold)];
  return groups.filter((group) => group.images.length > 0);
}

function rankedGroups(ranked: readonly ImageResult[]): readonly ExampleGroup[] {
  if (ranked.length <= examplesPerGroup) {
    return [{ title: 'All images, the worst first', images: ranked }];
  }
  const size = Math.min(examplesPerGroup, Math.floor(ranked.length / 3));
  const middle = Math.floor((ranked.length - size) / 2);
  return [
    { title: 'Worst', images: ranked.slice(0, size) },
    { title: 'Around the median', images: ranked.slice(middle, middle + size) },
    { title: 'Best', images: ranked.slice(-size).toReversed() },
  ];
}

function falseAlarms(images: readonly ImageResult[], peakThreshold: number | null): ExampleGroup {
  const shown = images.filter(
    ({ targets, predicted }) =>
      targets.length === 0 && peakThreshold !== null && predicted.peak >= peakThreshold,
  );
  const highestFirst = shown.toSorted((a, b) => b.predicted.peak - a.predicted.peak);
  return {
    title: 'Shown where there is no target',
    images: highestFirst.slice(0, examplesPerGroup),
  };
}

function worseFirst(a: ImageResult, b: ImageResult): number {
  if (a.score === null || b.score === null) return 0;
  const byIou = a.score.iou - b.score.iou;
  return byIou === 0 ? b.score.centroidDistance - a.score.centroidDistance : byIou;
}
