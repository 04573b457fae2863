import { describe, expect, it } from 'vitest';
import { axisFor, timeAxis } from './axes';

describe('axisFor', () => {
  it.each([
    [[0, 3, 5.5], 6, 7],
    [[640], 800, 5],
    [[0.04], 0.04, 5],
    [[25, 240], 250, 6],
    [[0, 0], 1, 2],
    [[], 1, 2],
  ])('holds %j up to %d in %d ticks', (values, to, ticks) => {
    const axis = axisFor('delay', values);
    expect(axis.to).toBeCloseTo(to, 9);
    expect(axis.ticks).toHaveLength(ticks);
    expect(axis.ticks.at(-1)).toBeCloseTo(to, 9);
  });

  it('counts in whole steps where it counts', () => {
    expect(axisFor('appearances', [1], 1).ticks).toEqual([0, 1]);
    expect(axisFor('appearances', [3], 1).ticks).toEqual([0, 1, 2, 3]);
  });
});

describe('timeAxis', () => {
  it('ends with the video', () => {
    expect(timeAxis([0, 30, 63.96])).toMatchObject({ to: 63.96, ticks: [0, 20, 40, 60] });
  });
});
