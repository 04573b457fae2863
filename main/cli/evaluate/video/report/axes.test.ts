import { describe, expect, it } from 'vitest';
import { axisFor } from './axes';

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
});
