import { describe, expect, it } from 'vitest';
import type { Mask8 } from '../../../../../common/prediction';
import { contourPath } from './contour';

function mask(width: number, rows: readonly number[]): Mask8 {
  return { width, height: rows.length / width, values: Uint8Array.from(rows) };
}

/** Points of each line of a path. */
function lines(path: string): readonly (readonly (readonly number[])[])[] {
  return path
    .split('z')
    .filter((line) => line !== '')
    .map((line) =>
      line
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    );
}

describe('contourPath', () => {
  it('goes around a single pixel, half-way to its neighbours', () => {
    const path = contourPath(mask(3, [0, 0, 0, 0, 200, 0, 0, 0, 0]), 100);
    const [line, ...others] = lines(path);
    expect(others).toEqual([]);
    expect(line?.toSorted()).toEqual([
      [1, 1.5],
      [1.5, 1],
      [1.5, 2],
      [2, 1.5],
    ]);
  });

  it('closes a region at the edge of the mask', () => {
    const [line] = lines(contourPath(mask(2, [255, 255, 255, 255]), 128));
    expect(line).toHaveLength(8);
    for (const [x = NaN, y = NaN] of line ?? []) {
      expect(Math.min(x, 2 - x, y, 2 - y)).toBeGreaterThanOrEqual(-0.01);
    }
  });

  it('draws regions apart, and a hole as a line of its own', () => {
    const two = contourPath(mask(5, [0, 9, 0, 9, 0]), 5);
    expect(lines(two)).toHaveLength(2);
    const ring = contourPath(mask(3, [9, 9, 9, 9, 0, 9, 9, 9, 9]), 5);
    expect(lines(ring)).toHaveLength(2);
  });

  it('keeps its lines in steps of a pixel, even where values equal the level', () => {
    const size = 40;
    const values = Array.from({ length: size * size }, (_unused, index) => {
      const [x, y] = [(index % size) - 20, Math.floor(index / size) - 20];
      return Math.round(200 * Math.exp(-(x * x + y * y) / 90));
    });
    // The first three are values of the mask itself.
    const levels = [values[20 * size + 24], values[20 * size + 26], values[24 * size + 24], 100.5];
    for (const level of levels.map((value) => value ?? NaN)) {
      const [line = [], ...others] = lines(contourPath(mask(size, values), level));
      expect(others).toEqual([]);
      line.forEach(([x = NaN, y = NaN], index) => {
        const [nextX = NaN, nextY = NaN] = line[(index + 1) % line.length] ?? [];
        expect(Math.hypot(nextX - x, nextY - y)).toBeLessThan(1.6);
      });
    }
  });

  it('is empty where nothing reaches the level', () => {
    expect(contourPath(mask(2, [1, 1, 1, 1]), 5)).toBe('');
  });
});
