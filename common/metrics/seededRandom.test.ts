import { describe, expect, it } from 'vitest';
import { SeededRandom } from './seededRandom';

function draws(seed: number, count: number, below: number): number[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.below(below));
}

describe('SeededRandom', () => {
  it('repeats itself for a seed, and differs for another', () => {
    expect(draws(7, 100, 1000)).toEqual(draws(7, 100, 1000));
    expect(draws(7, 100, 1000)).not.toEqual(draws(8, 100, 1000));
    expect(draws(0, 100, 1000)).not.toEqual(draws(1, 100, 1000));
  });

  it('draws every number as often as any other, whatever came before', () => {
    const values = draws(1, 100_000, 10);
    const counts = Array<number>(10).fill(0);
    const pairs = Array<number>(100).fill(0);
    for (const [index, value] of values.entries()) {
      counts[value] = (counts[value] ?? 0) + 1;
      const pair = value * 10 + (values[index - 1] ?? 0);
      pairs[pair] = (pairs[pair] ?? 0) + 1;
    }
    // Five standard deviations of a binomial count.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
    for (const count of pairs) expect(Math.abs(count - 1000)).toBeLessThan(160);
  });
});
