import type { Box, Size } from '../geometry';
import { boxCentre, boxOverlap, centroidDistance } from './boxMetrics';

/** How well one image's target was met. All are shares, 0 to 1 (Kim 2021). */
export interface ImageScore {
  readonly iou: number;
  /** Intersection over predicted area. */
  readonly precision: number;
  /** Intersection over true area. */
  readonly recall: number;
  /** Mean of the distances in x and y as shares of the image's width and height. */
  readonly centroidDistance: number;
}

/** Nothing was predicted although there is a target. */
const missed: ImageScore = { iou: 0, precision: 0, recall: 0, centroidDistance: 1 };

/**
 * The score against the target that the predicted box meets best: by IoU, of several alike the
 * nearest. Boxes and size in pixels of the image.
 * @param predicted null where nothing was predicted
 * @throws RangeError when there is no target: nothing can be said then
 */
export function bestScore(predicted: Box | null, targets: readonly Box[], image: Size): ImageScore {
  if (targets.length === 0) throw new RangeError('An image without a target has no score.');
  if (predicted === null) return missed;
  return targets.map((target) => boxScore(predicted, target, image)).reduce(better);
}

function boxScore(predicted: Box, target: Box, image: Size): ImageScore {
  const distance = centroidDistance(boxCentre(predicted), boxCentre(target), image);
  return { ...boxOverlap(predicted, target), centroidDistance: distance };
}

function better(one: ImageScore, other: ImageScore): ImageScore {
  if (one.iou !== other.iou) return one.iou > other.iou ? one : other;
  return other.centroidDistance < one.centroidDistance ? other : one;
}
