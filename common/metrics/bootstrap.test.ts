import { describe, expect, it } from 'vitest';
import { estimateMean } from './bootstrap';

const ownKeys = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
/** Half zeros, half ones, in pairs: 0 0 1 1 0 0 1 1 … */
const pairs = (count: number) => Array.from({ length: count }, (_, index) => (index >> 1) % 2);

const estimate = (values: readonly number[], keys = ownKeys(values.length)) =>
  estimateMean(values, keys);

describe('estimateMean', () => {
  it('has the interval that theory has for a share', () => {
    const { mean, deviation, low, high, count } = estimate(pairs(400));
    expect({ mean, count }).toEqual({ mean: 0.5, count: 400 });
    expect(deviation).toBeCloseTo(Math.sqrt(100 / 399), 12);
    // 1.96 standard errors: 1.96 * 0.5 / 20 = 0.049
    expect(low).toBeCloseTo(0.451, 2);
    expect(high).toBeCloseTo(0.549, 2);
  });

  it('draws patients, not images, where images of one patient share a key', () => {
    const values = pairs(400);
    const patients = values.map((_, index) => `patient ${index >> 1}`);
    const byImage = estimate(values);
    const byPatient = estimate(values, patients);
    expect(byPatient.mean).toBe(byImage.mean);
    // Two equal images a patient are worth one: the interval is wider by the root of two.
    const ratio = (byPatient.high - byPatient.low) / (byImage.high - byImage.low);
    expect(ratio).toBeGreaterThan(1.3);
    expect(ratio).toBeLessThan(1.55);
  });

  it('weighs a patient by the images', () => {
    const { mean, low, high } = estimate([1, 1, 1, 0], ['a', 'a', 'a', 'b']);
    expect({ mean, low, high }).toEqual({ mean: 0.75, low: 0, high: 1 });
  });

  it('is the same every time, with the same draws for other values', () => {
    const values = pairs(50);
    const one = estimate(values);
    expect(estimate(values)).toEqual(one);
    const mirrored = estimate(values.map((value) => 1 - value));
    expect(mirrored.low).toBeCloseTo(1 - one.high, 12);
  });

  it('knows a single value, and that none is none', () => {
    expect(estimate([0.4])).toEqual({ mean: 0.4, deviation: 0, low: 0.4, high: 0.4, count: 1 });
    expect(() => estimate([])).toThrow(RangeError);
    expect(() => estimate([1, 2], ['a'])).toThrow(RangeError);
  });
});
