import { estimateMean } from '../../../../common/metrics/bootstrap';
import type { Estimate } from '../../../../common/metrics/statistics';
import type { CalibrationBin, ImageScore, Presence } from './evaluation';

/** What a model says about one image, with a target or without. */
export interface PeakedImage {
  readonly peak: number;
  /** Null on images without a target. */
  readonly score: ImageScore | null;
  /** What the bootstrap draws. */
  readonly key: string;
}

const framesPerMinute = 25 * 60;
const binCount = 10;
/** A box is right from here on, exclusive. */
const rightIou = 0.5;

/** How often there would be something to show. @param images at least one of them with a target */
export function presenceOf(images: readonly PeakedImage[], peakThreshold: number): Presence {
  const shownShare = (some: readonly PeakedImage[]): Estimate =>
    estimateMean(
      some.map(({ peak }) => Number(peak >= peakThreshold)),
      some.map(({ key }) => key),
    );
  const withTarget = images.filter(({ score }) => score !== null);
  const without = images.filter(({ score }) => score === null);
  const falsePositiveShare = without.length === 0 ? null : shownShare(without);
  return {
    peakThreshold,
    recall: shownShare(withTarget),
    falsePositiveShare,
    falsePositivesPerMinute: falsePositiveShare && times(falsePositiveShare, framesPerMinute),
  };
}

function times({ mean, deviation, low, high, count }: Estimate, factor: number): Estimate {
  const scaled = { mean: mean * factor, deviation: deviation * factor };
  return { ...scaled, low: low * factor, high: high * factor, count };
}

/** Ten bins of the peak; the last one takes in 1. */
export function calibrationOf(images: readonly PeakedImage[]): readonly CalibrationBin[] {
  return Array.from({ length: binCount }, (_, index) => {
    const inBin = images.filter(({ peak }) => binOf(peak) === index);
    const right = inBin.filter(({ score }) => score !== null && score.iou > rightIou);
    const count = inBin.length;
    const peaks = inBin.reduce((total, { peak }) => total + peak, 0);
    return {
      fromPeak: index / binCount,
      toPeak: (index + 1) / binCount,
      images: count,
      meanPeak: count === 0 ? null : peaks / count,
      rightShare: count === 0 ? null : right.length / count,
    };
  });
}

function binOf(peak: number): number {
  return Math.min(Math.floor(peak * binCount), binCount - 1);
}
