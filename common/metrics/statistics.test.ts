import { describe, expect, it } from 'vitest';
import { meanAndDeviation, quantile } from './statistics';

describe('meanAndDeviation', () => {
  it('has the deviation of a sample', () => {
    // Squares of the distances from 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over n - 1 = 7.
    const { mean, deviation, count } = meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9]);
    expect({ mean, count }).toEqual({ mean: 5, count: 8 });
    expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('knows a single value, and that none is none', () => {
    expect(meanAndDeviation([3])).toEqual({ mean: 3, deviation: 0, count: 1 });
    expect(() => meanAndDeviation([])).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it('lies between the two nearest values', () => {
    expect(quantile([1, 2, 3, 4], 0)).toBe(1);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
    expect(quantile([1, 2, 3, 4], 1)).toBe(4);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
