import { describe, expect, it } from 'vitest';
import type { Mask8 } from '../../common/prediction';
import { contourLines } from './contours';

const picture = { x: 79, y: 10, width: 800, height: 640 };

function mapOf(side: number, valueAt: (x: number, y: number) => number): Mask8 {
  const values = Uint8Array.from({ length: side * side }, (_unused, index) =>
    valueAt(index % side, Math.floor(index / side)),
  );
  return { width: side, height: side, values };
}

describe('contourLines', () => {
  it('run around a hill at the height that was asked for', () => {
    const hill = mapOf(16, (x, y) => 255 - 24 * Math.hypot(x - 7.5, y - 7.5));
    const lines = contourLines(hill, 255 - 24 * 4, picture);
    expect(lines.length).toBeGreaterThan(40);
    for (const { x, y } of lines.flat()) {
      const radius = Math.hypot(
        ((x - picture.x) / picture.width) * 16 - 8,
        ((y - picture.y) / picture.height) * 16 - 8,
      );
      expect(radius).toBeGreaterThan(3.8);
      expect(radius).toBeLessThan(4.2);
    }
  });

  it('are closed around a hill: every end is that of two pieces', () => {
    const hill = mapOf(8, (x, y) => Math.max(0, 255 - 50 * Math.hypot(x - 3, y - 4)));
    const ends = contourLines(hill, 128.5, picture)
      .flat()
      .map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`);
    const counts = new Map<string, number>();
    for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
    expect(ends.length).toBeGreaterThan(0);
    expect([...counts].filter(([, count]) => count !== 2)).toEqual([]);
  });

  it('end at the edges of the picture', () => {
    const slope = mapOf(8, (x) => 32 * x);
    const ys = contourLines(slope, 100, picture).flatMap(([from, to]) => [from.y, to.y]);
    expect(Math.min(...ys)).toBe(picture.y);
    expect(Math.max(...ys)).toBe(picture.y + picture.height);
  });

  it('are none on a plain', () => {
    expect(
      contourLines(
        mapOf(8, () => 0),
        64,
        picture,
      ),
    ).toEqual([]);
    expect(
      contourLines(
        mapOf(8, () => 255),
        64,
        picture,
      ),
    ).toEqual([]);
  });

  it('refuse a map of the wrong length', () => {
    expect(() =>
      contourLines({ width: 2, height: 2, values: new Uint8Array(3) }, 9, picture),
    ).toThrow(/3 values instead of 4/);
  });
});
