import type { ImageScore } from './imageScore';

/** A level and the share of images that succeed at it, 0 to 1. */
export interface CurvePoint {
  readonly level: number;
  readonly share: number;
}

/** The study's success plots (Kim 2021). */
export interface SuccessCurves {
  /** Share of images with an IoU strictly above 0.0, 0.1 ... 0.9. */
  readonly iou: readonly CurvePoint[];
  /** Share of images with a centroid distance strictly below 0.01, 0.02 ... 0.10. */
  readonly centroidDistance: readonly CurvePoint[];
}

const iouLevels = Array.from({ length: 10 }, (_, index) => index / 10);
const distanceLevels = Array.from({ length: 10 }, (_, index) => (index + 1) / 100);

/** Both curves over at least one image. @throws RangeError for none */
export function successCurves(scores: readonly ImageScore[]): SuccessCurves {
  if (scores.length === 0) throw new RangeError('No image to draw a success curve of.');
  const share = (succeeds: (score: ImageScore) => boolean) =>
    scores.filter(succeeds).length / scores.length;
  return {
    iou: iouLevels.map((level) => ({ level, share: share(({ iou }) => iou > level) })),
    centroidDistance: distanceLevels.map((level) => ({
      level,
      share: share(({ centroidDistance }) => centroidDistance < level),
    })),
  };
}
