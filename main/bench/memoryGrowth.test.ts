import { describe, expect, it } from 'vitest';
import { memoryGrowth } from './memoryGrowth';

const minutes = (count: number, totalMiB: (second: number) => number) =>
  Array.from({ length: count * 60 }, (_, second) => ({
    atMs: 5000 + second * 1000,
    totalMiB: totalMiB(second),
  }));

describe('memoryGrowth', () => {
  it('finds a leak of two mebibytes a minute under the teeth of garbage collection', () => {
    const { slope, minutes: watched } = memoryGrowth(
      minutes(20, (second) => 600 + second / 30 + (second % 7) * 5),
    );
    expect(slope?.perUnit).toBeCloseTo(2, 1);
    expect(slope?.low).toBeGreaterThan(1.5);
    expect(watched).toBeCloseTo(20, 1);
  });

  it('takes a saw without growth for flat', () => {
    const { slope } = memoryGrowth(minutes(20, (second) => 600 + (second % 23) * 2));
    expect(Math.abs(slope?.perUnit ?? 9)).toBeLessThan(0.2);
  });

  it('leaves a gap out and says nothing about nothing', () => {
    const samples = minutes(4, (second) => 500 + second / 60);
    const withGap = [...samples.slice(0, 90), ...samples.slice(170)];
    expect(memoryGrowth(withGap).slope?.perUnit).toBeCloseTo(1, 1);
    expect(memoryGrowth([])).toEqual({ slope: null, minutes: 0 });
  });
});
