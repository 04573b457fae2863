import { describe, expect, it } from 'vitest';
import { boxCentre, boxOverlap, centroidDistance } from './boxMetrics';

describe('boxOverlap', () => {
  const truth = { x: 10, y: 10, width: 20, height: 10 };

  it('is 1 for the same box', () => {
    expect(boxOverlap(truth, truth)).toEqual({ iou: 1, precision: 1, recall: 1 });
  });

  it('has the shares of a half overlap', () => {
    const shifted = { ...truth, x: 20 };
    expect(boxOverlap(shifted, truth)).toEqual({ iou: 1 / 3, precision: 0.5, recall: 0.5 });
  });

  it('tells a box inside from a box around', () => {
    const inside = { x: 15, y: 10, width: 5, height: 10 };
    expect(boxOverlap(inside, truth)).toEqual({ iou: 0.25, precision: 1, recall: 0.25 });
    expect(boxOverlap(truth, inside)).toEqual({ iou: 0.25, precision: 0.25, recall: 1 });
  });

  it('is 0 for boxes that only touch, and for empty ones', () => {
    const nothing = { iou: 0, precision: 0, recall: 0 };
    expect(boxOverlap({ x: 30, y: 10, width: 5, height: 10 }, truth)).toEqual(nothing);
    expect(boxOverlap({ x: 15, y: 12, width: 0, height: 0 }, truth)).toEqual(nothing);
  });
});

describe('centroidDistance', () => {
  it('averages the shares of width and height', () => {
    const frame = { width: 200, height: 100 };
    expect(centroidDistance({ x: 20, y: 50 }, { x: 40, y: 40 }, frame)).toBeCloseTo(0.1, 12);
  });
});

describe('boxCentre', () => {
  it('lies in the middle', () => {
    expect(boxCentre({ x: 2, y: 4, width: 6, height: 3 })).toEqual({ x: 5, y: 5.5 });
  });
});
