import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spreadLabels';

describe('labels at the ends of curves', () => {
  it('stay where they do not touch', () => {
    expect(spreadLabels([5, 1, 3], 2)).toEqual([5, 1, 3]);
  });

  it('move apart evenly where they lie on each other', () => {
    expect(spreadLabels([4, 4, 4], 2)).toEqual([2, 4, 6]);
    expect(spreadLabels([4, 4.5], 2)).toEqual([3.25, 5.25]);
  });

  it('push others on, and keep their order', () => {
    const placed = spreadLabels([0, 0, 1.5, 10], 2);
    expect(placed).toEqual([-1.5, 0.5, 2.5, 10]);
  });

  it('are none where there is no curve', () => {
    expect(spreadLabels([], 2)).toEqual([]);
  });
});
