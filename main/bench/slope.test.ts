import { describe, expect, it } from 'vitest';
import { theilSenSlope } from './slope';

const line = (count: number, y: (x: number) => number) =>
  Array.from({ length: count }, (_, x) => ({ x, y: y(x) }));

describe('theilSenSlope', () => {
  it('finds the slope of a line exactly', () => {
    expect(theilSenSlope(line(20, (x) => 3 * x + 7))).toEqual({ perUnit: 3, low: 3, high: 3 });
  });

  it('is not moved by single outliers', () => {
    const points = line(20, (x) => (x % 7 === 3 ? 1000 : 2 * x));
    expect(theilSenSlope(points)?.perUnit).toBeCloseTo(2, 6);
  });

  it('holds the true slope in its interval, and zero outside where growth is plain', () => {
    const noise = (x: number) => Math.sin(x * 12.9898) * 3;
    const grown = theilSenSlope(line(40, (x) => 0.5 * x + noise(x)));
    expect(grown?.low).toBeGreaterThan(0);
    expect(grown?.low).toBeLessThan(0.5);
    expect(grown?.high).toBeGreaterThan(0.5);
    const flat = theilSenSlope(line(40, noise));
    expect(flat?.low).toBeLessThan(0);
    expect(flat?.high).toBeGreaterThan(0);
  });

  it('says nothing about two points', () => {
    expect(theilSenSlope(line(2, (x) => x))).toBeNull();
    expect(theilSenSlope([])).toBeNull();
  });
});
