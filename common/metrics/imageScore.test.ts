import { describe, expect, it } from 'vitest';
import { bestScore } from './imageScore';

const image = { width: 200, height: 100 };
const truth = { x: 10, y: 10, width: 20, height: 10 };

describe('bestScore', () => {
  it('joins overlap and distance of the boxes', () => {
    // Half of each box is shared; the centres are 10 of 200 pixels apart in x.
    const score = bestScore({ ...truth, x: 20 }, [truth], image);
    expect(score).toEqual({ iou: 1 / 3, precision: 0.5, recall: 0.5, centroidDistance: 0.025 });
  });

  it('is a miss where nothing was predicted', () => {
    const missed = { iou: 0, precision: 0, recall: 0, centroidDistance: 1 };
    expect(bestScore(null, [truth], image)).toEqual(missed);
  });

  it('counts the target that is met best, not the first', () => {
    const far = { x: 150, y: 60, width: 20, height: 10 };
    expect(bestScore(far, [truth, far], image).iou).toBe(1);
    expect(bestScore(far, [far, truth], image).iou).toBe(1);
  });

  it('takes the nearest target of several that are met alike', () => {
    const between = { x: 60, y: 10, width: 10, height: 10 };
    const near = { x: 80, y: 10, width: 10, height: 10 };
    expect(bestScore(between, [truth, near], image).centroidDistance).toBe(0.05);
    expect(bestScore(between, [near, truth], image).centroidDistance).toBe(0.05);
  });

  it('has nothing to say without a target', () => {
    expect(() => bestScore(truth, [], image)).toThrow(RangeError);
  });
});
