import { describe, expect, it } from 'vitest';
import { cusum, usualCusumRates } from './cusum';

const successes = (count: number) => Array<boolean>(count).fill(true);
const failures = (count: number) => Array<boolean>(count).fill(false);

describe('cusum', () => {
  it('has step and lines of the formulas', () => {
    // ln 2 = 0.6931, ln(0.9/0.8) = 0.1178: s = 0.1452; ln 9 / 0.8109 = 2.7095.
    const { sums, lower, upper } = cusum([true, false, true], usualCusumRates);
    expect(sums[0]).toBeCloseTo(-0.1452, 4);
    expect(sums[1]).toBeCloseTo(0.7095, 4);
    expect(sums[2]).toBeCloseTo(0.5643, 4);
    expect(upper).toBeCloseTo(2.7095, 4);
    expect(lower).toBeCloseTo(-2.7095, 4);
  });

  it('says from which case on it is acceptable, and that this stays said', () => {
    // 2.7095 / 0.1452 = 18.66: after the 19th success in a row.
    expect(cusum(successes(18), usualCusumRates).acceptableFrom).toBeNull();
    const long = cusum([...successes(19), ...failures(9)], usualCusumRates);
    expect(long).toMatchObject({ acceptableFrom: 19, unacceptableFrom: 26 });
  });

  it('says from which case on it is unacceptable', () => {
    // Three failures make 2.56, four 3.42.
    expect(cusum(failures(3), usualCusumRates).unacceptableFrom).toBeNull();
    expect(cusum(failures(4), usualCusumRates)).toMatchObject({
      acceptableFrom: null,
      unacceptableFrom: 4,
    });
  });

  it('keeps level where failures come at the rate between the two', () => {
    const { sums } = cusum([...failures(1452), ...successes(8548)], usualCusumRates);
    expect(Math.abs((sums.at(-1) ?? NaN) / 10_000)).toBeLessThan(0.0001);
  });

  it('is empty without a case', () => {
    expect(cusum([], usualCusumRates)).toMatchObject({
      sums: [],
      acceptableFrom: null,
      unacceptableFrom: null,
    });
  });

  it.each([
    { acceptableFailure: 0.2 },
    { acceptableFailure: 0 },
    { unacceptableFailure: 1 },
    { typeOneError: 0 },
    { typeTwoError: 0.9 },
  ])('refuses %j', (change) => {
    expect(() => cusum([true], { ...usualCusumRates, ...change })).toThrow(RangeError);
  });
});
