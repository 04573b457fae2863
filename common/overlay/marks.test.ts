import { describe, expect, it } from 'vitest';
import type { Box } from '../geometry';
import { bracketBars, crossBars, grown } from './brackets';
import { placeLabel } from './label';

const picture = { x: 79, y: 0, width: 810, height: 648 };
const label = { width: 110, height: 22 };

describe('bracketBars', () => {
  const box = { x: 100, y: 50, width: 134, height: 121 };

  it('mark exactly the edges of the box', () => {
    const bars = bracketBars(box, 2, 25);
    expect(bars).toHaveLength(8);
    expect(bounds(bars)).toEqual(box);
  });

  it('leave the sides open', () => {
    const bars = bracketBars(box, 2, 25);
    const covered = bars.some(({ x, width }) => x <= 160 && x + width > 160);
    expect(covered).toBe(false);
  });

  it('shrink with a small box and still bound it', () => {
    const small = { x: 10, y: 10, width: 7, height: 5 };
    expect(bounds(bracketBars(small, 4, 50))).toEqual(small);
  });
});

describe('crossBars', () => {
  it('has equal arms around the centroid', () => {
    expect(crossBars(100.5, 60.5, 1, 5)).toEqual([
      { x: 95, y: 60, width: 11, height: 1 },
      { x: 100, y: 55, width: 1, height: 11 },
    ]);
  });

  it('grows a rim on every side', () => {
    expect(grown([{ x: 4, y: 4, width: 2, height: 2 }], 1)).toEqual([
      { x: 3, y: 3, width: 4, height: 4 },
    ]);
  });
});

describe('the label', () => {
  it('stands above the box, flush with its left edge', () => {
    const box = { x: 400, y: 300, width: 130, height: 120 };
    expect(placeLabel(box, label, picture, 4)).toEqual({ x: 400, y: 274 });
  });

  it('goes below where there is no room above', () => {
    const box = { x: 400, y: 10, width: 130, height: 120 };
    expect(placeLabel(box, label, picture, 4)).toEqual({ x: 400, y: 134 });
  });

  it('goes inside a box as high as the picture', () => {
    const box = { x: 400, y: 2, width: 130, height: 640 };
    expect(placeLabel(box, label, picture, 4)).toEqual({ x: 400, y: 6 });
  });

  it('never leaves the picture sideways', () => {
    const right = { x: 860, y: 300, width: 29, height: 20 };
    expect(placeLabel(right, label, picture, 4).x).toBe(79 + 810 - 110);
    const left = { x: 60, y: 300, width: 50, height: 20 };
    expect(placeLabel(left, label, picture, 4).x).toBe(79);
  });
});

function bounds(bars: readonly Box[]): Box {
  const x = Math.min(...bars.map((bar) => bar.x));
  const y = Math.min(...bars.map((bar) => bar.y));
  return {
    x,
    y,
    width: Math.max(...bars.map((bar) => bar.x + bar.width)) - x,
    height: Math.max(...bars.map((bar) => bar.y + bar.height)) - y,
  };
}
