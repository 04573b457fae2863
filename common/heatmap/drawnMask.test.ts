import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnMask } from './drawnMask';

describe('drawnMask', () => {
  it('takes the mean of each area, in sixteen levels', () => {
    const values = new Float32Array(128 * 128);
    // One drawn pixel covers two by two: three of four are 1.
    for (const index of [0, 1, 128]) values[index] = 1;
    const { width, height, values: drawn } = drawnMask(values, { width: 128, height: 128 });
    expect([width, height]).toEqual([64, 64]);
    expect(drawn[0]).toBe(Math.round(0.75 * 15) * 17);
    expect(drawn.slice(1).every((value) => value === 0)).toBe(true);
  });

  it('shares pixels between two drawn ones where the sides do not divide', () => {
    const values = Float32Array.from({ length: 96 }, (_, index) => (index === 1 ? 1 : 0));
    // 96 to 64: each drawn pixel covers one and a half; the second pixel lies half in each of the first two.
    const { values: drawn } = drawnMask(values, { width: 96, height: 1 });
    expect([...drawn.slice(0, 3)]).toEqual([85, 85, 0]);
  });

  it('leaves a small mask its size, and takes what lies outside 0 to 1 for the nearest', () => {
    const drawn = drawnMask(Float32Array.of(0, 0.5, 1, 1.2, -0.3, 0.04), { width: 3, height: 2 });
    expect(drawn).toEqual({ width: 3, height: 2, values: Uint8Array.of(0, 136, 255, 255, 0, 0) });
  });

  it('keeps the mean of any mask that is seen to within half a level, and knows no other values', () => {
    const side = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(side, side, fc.float({ min: 0, max: 1, noNaN: true }), (width, height, value) => {
        const { values } = drawnMask(new Float32Array(width * height).fill(value), {
          width,
          height,
        });
        expect(values.every((drawn) => drawn === values[0] && drawn % 17 === 0)).toBe(true);
        const wanted = value < 1.5 / 15 ? 0 : value;
        expect(Math.abs((values[0] ?? 0) / 255 - wanted)).toBeLessThanOrEqual(0.5 / 15 + 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a mask of another length', () => {
    expect(() => drawnMask(new Float32Array(5), { width: 2, height: 2 })).toThrow(RangeError);
  });
});
