import { describe, expect, it } from 'vitest';
import { mean, percentile, ratio } from './statistics';

describe('percentile', () => {
  it.each([
    [50, [5], 5],
    [50, [3, 1, 2], 2],
    [50, [4, 1, 3, 2], 2],
    [95, [10, 20, 30], 30],
    [100, [2, 9, 4], 9],
    [1, [2, 9, 4], 2],
  ])('takes the nearest rank: p%i of %j is %i', (percent, values, expected) => {
    expect(percentile(values, percent)).toBe(expected);
  });

  it('leaves out one in twenty at p95, and no more', () => {
    const twenty = [...Array<number>(19).fill(40), 400];
    expect(percentile(twenty, 95)).toBe(40);
    expect(percentile([...twenty, 400], 95)).toBe(400);
  });

  it('has none without values', () => {
    expect(percentile([], 95)).toBeNull();
  });
});

describe('mean', () => {
  it('adds and divides, and has none without values', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNull();
  });
});

describe('ratio', () => {
  it('divides', () => {
    expect(ratio(3, 4)).toBe(0.75);
    expect(ratio(0, 4)).toBe(0);
  });

  it.each([
    [null, 4],
    [3, null],
    [3, 0],
    [3, Number.NaN],
  ])('is no number where nothing was measured: %s / %s', (dividend, divisor) => {
    expect(ratio(dividend, divisor)).toBeNull();
  });
});
