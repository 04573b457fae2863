import type { Box, Size } from '../../../../common/geometry';
import { boxCentre, boxOverlap, centroidDistance } from '../../../../common/metrics/boxMetrics';
import type { Prediction } from '../../../../common/prediction';

/**
 * How well the mark sits on the papilla, on the frames with a box on which it stood: the study's figures
 * (Kim 2021), each a mean over frames. Frames of one video resemble each other, so there is no interval.
 */
export interface BoxQuality {
  readonly frames: number;
  readonly meanIou: number;
  /** Shares of the frame's width and height. */
  readonly meanCentroidDistance: number;
  /** Share of these frames with an IoU strictly above 0.3. */
  readonly successIou30: number;
  /** Share of these frames with a distance strictly below 0.05. */
  readonly successDistance5: number;
}

/**
 * Measures what was drawn, held marks included, against the truth of the frame that it was drawn on.
 * @param shown for each frame what the overlay drew, boxes in pixels of the source frame
 * @param truth for each frame the true box in the same pixels
 * @returns null where nothing was ever drawn on a frame with a box
 */
export function boxQuality(
  shown: readonly (Prediction | null)[],
  truth: readonly (Box | null)[],
  frameSize: Size,
): BoxQuality | null {
  const scores = shown.flatMap((evidence, index) => {
    const trueBox = truth[index] ?? null;
    if (evidence === null || trueBox === null) return [];
    const { box } = evidence.region;
    const { iou } = boxOverlap(box, trueBox);
    return [{ iou, distance: centroidDistance(boxCentre(box), boxCentre(trueBox), frameSize) }];
  });
  if (scores.length === 0) return null;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / scores.length;
  return {
    frames: scores.length,
    meanIou: mean(scores.map(({ iou }) => iou)),
    meanCentroidDistance: mean(scores.map(({ distance }) => distance)),
    successIou30: mean(scores.map(({ iou }) => (iou > 0.3 ? 1 : 0))),
    successDistance5: mean(scores.map(({ distance }) => (distance < 0.05 ? 1 : 0))),
  };
}
