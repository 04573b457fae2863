import type { Box, Point, Size } from '../geometry';

/** Overlap of a predicted with a true box (Kim 2021, metrics). All are shares, 0 to 1. */
export interface BoxOverlap {
  /** Intersection over union. */
  readonly iou: number;
  /** Intersection over predicted area. */
  readonly precision: number;
  /** Intersection over true area. */
  readonly recall: number;
}

/** Overlap of two boxes that are given in pixels of the same frame. Empty boxes overlap with nothing. */
export function boxOverlap(predicted: Box, truth: Box): BoxOverlap {
  const shared = sharedLength(predicted.x, predicted.width, truth.x, truth.width);
  const intersection = shared * sharedLength(predicted.y, predicted.height, truth.y, truth.height);
  if (intersection === 0) return { iou: 0, precision: 0, recall: 0 };
  const predictedArea = predicted.width * predicted.height;
  const trueArea = truth.width * truth.height;
  return {
    iou: intersection / (predictedArea + trueArea - intersection),
    precision: intersection / predictedArea,
    recall: intersection / trueArea,
  };
}

function sharedLength(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.max(0, Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB));
}

/** Mean of the distances in x and y as shares of the frame's width and height (Kim 2021). */
export function centroidDistance(predicted: Point, truth: Point, frame: Size): number {
  const distanceX = Math.abs(predicted.x - truth.x) / frame.width;
  const distanceY = Math.abs(predicted.y - truth.y) / frame.height;
  return (distanceX + distanceY) / 2;
}

/** Middle of a box. */
export function boxCentre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
