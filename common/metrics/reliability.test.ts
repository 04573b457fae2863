import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCalibrationError, reliabilityBins } from './reliability';

const cases = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
  minLength: 1,
  maxLength: 50,
});
const binsOf = (pairs: readonly (readonly [number, boolean])[]) =>
  reliabilityBins(
    pairs.map(([confidence]) => confidence),
    pairs.map(([, isRight]) => isRight),
  );

describe('reliabilityBins', () => {
  it('are fifteen of equal width, the last with its end', () => {
    const bins = binsOf([
      [0, false],
      [0.0667, true],
      [0.99, true],
      [1, false],
    ]);
    expect(bins).toHaveLength(15);
    expect(bins.map(({ count }) => count)).toEqual([1, 1, ...Array<number>(12).fill(0), 2]);
    expect(bins[14]).toEqual({
      fromProbability: 14 / 15,
      toProbability: 1,
      count: 2,
      meanProbability: 0.995,
      rightShare: 0.5,
    });
    expect(bins[5]).toMatchObject({ meanProbability: null, rightShare: null });
  });
});

describe('expectedCalibrationError', () => {
  it('is that of a case computed by hand', () => {
    // Two at 0.9, one right: off by 0.4. Two at 0.6, both right: off by 0.4. One at 0.8, right: 0.2.
    const bins = binsOf([
      [0.9, true],
      [0.9, false],
      [0.62, true],
      [0.62, true],
      [0.8, true],
    ]);
    expect(expectedCalibrationError(bins)).toBeCloseTo((2 * 0.4 + 2 * 0.38 + 0.2) / 5, 12);
    expect(expectedCalibrationError(binsOf([]))).toBeNull();
  });

  it('never falls below the distance of the means, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(cases, (pairs) => {
        const error = expectedCalibrationError(binsOf(pairs)) ?? NaN;
        const mean = (values: readonly number[]) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const apart = Math.abs(
          mean(pairs.map(([p]) => p)) - mean(pairs.map(([, is]) => Number(is))),
        );
        expect(error).toBeGreaterThanOrEqual(apart - 1e-12);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});
