import { boxOverlap } from '../metrics/boxMetrics';
import type { DrawnPrediction } from '../prediction';

/**
 * Boxes that overlap less do not mark the same place: the study's own limit for a mark that succeeded
 * (Kim 2021, success at an IoU of 0.3).
 */
export const leastSameIou = 0.3;

/** In what two overlays of one frame differ. */
export const disagreements = ['onlyFirst', 'onlySecond', 'apart'] as const;
export type Disagreement = (typeof disagreements)[number];

/** Two overlays of one frame. */
export interface OverlayComparison {
  /** `neither`: nothing is marked by either; `same`: both mark one place. */
  readonly verdict: 'neither' | 'same' | Disagreement;
  /** Intersection over union of the boxes; null unless both mark something. */
  readonly iou: number | null;
}

/** Compares what two tracks draw on a frame. */
export function compareOverlays(
  first: Pick<DrawnPrediction, 'region'> | null,
  second: Pick<DrawnPrediction, 'region'> | null,
): OverlayComparison {
  if (first === null && second === null) return { verdict: 'neither', iou: null };
  if (first === null) return { verdict: 'onlySecond', iou: null };
  if (second === null) return { verdict: 'onlyFirst', iou: null };
  const { iou } = boxOverlap(first.region.box, second.region.box);
  return { verdict: iou < leastSameIou ? 'apart' : 'same', iou };
}

/** Frames in a row on which two tracks differ in one way. Times since the start of the recording; unit: ms. */
export interface DisagreementRun {
  readonly kind: Disagreement;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Two tracks over a whole recording. */
export interface TrackComparison {
  readonly firstTrackId: string;
  readonly secondTrackId: string;
  /** In the order of time. */
  readonly runs: readonly DisagreementRun[];
  readonly comparedFrames: number;
  /** Frames on which both mark one place, or neither marks anything. */
  readonly agreeingFrames: number;
  /** Over the frames that both mark; null without any. */
  readonly meanIou: number | null;
  /** False while the rest is still being compared. */
  readonly isComplete: boolean;
}

/** The first frame of the next disagreement behind a frame; null where there is none. */
export function nextDisagreement(
  runs: readonly DisagreementRun[],
  frame: number,
  direction: 1 | -1,
): number | null {
  const starts = runs.map(({ firstFrame }) => firstFrame);
  const found =
    direction === 1
      ? starts.find((first) => first > frame)
      : starts.findLast((first) => first < frame);
  return found ?? null;
}
