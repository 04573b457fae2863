import { describe, expect, it } from 'vitest';
import { colorMapTable } from './colorMap';
import { heatmapPixels, maskPartOnPicture } from './heatmap';

const table = colorMapTable(0.5);

describe('heatmapPixels', () => {
  it('colours every value through the table', () => {
    const values = new Uint8Array([0, 10, 128, 255]);
    const { rgba } = heatmapPixels({ width: 2, height: 2, values }, table);
    [...values].forEach((value, index) => {
      expect([...rgba.slice(index * 4, index * 4 + 4)]).toEqual([
        ...table.slice(value * 4, value * 4 + 4),
      ]);
    });
    expect([rgba[3], rgba[7], rgba[15]]).toEqual([0, 0, 128]);
  });

  it('bounds what can be seen, with a margin of one', () => {
    const values = new Uint8Array(10 * 8);
    values[3 * 10 + 4] = 200;
    values[4 * 10 + 5] = 255;
    values[7 * 10 + 9] = 12; // Below what is drawn.
    const { visible } = heatmapPixels({ width: 10, height: 8, values }, table);
    expect(visible).toEqual({ x: 3, y: 2, width: 4, height: 4 });
  });

  it('keeps the margin inside the mask and says when nothing can be seen', () => {
    const all = heatmapPixels({ width: 3, height: 2, values: new Uint8Array(6).fill(255) }, table);
    expect(all.visible).toEqual({ x: 0, y: 0, width: 3, height: 2 });
    const none = heatmapPixels({ width: 3, height: 2, values: new Uint8Array(6) }, table);
    expect(none.visible).toBeNull();
  });

  it('refuses a mask of the wrong length', () => {
    expect(() => heatmapPixels({ width: 3, height: 3, values: new Uint8Array(8) }, table)).toThrow(
      /8 values instead of 9/,
    );
  });
});

describe('maskPartOnPicture', () => {
  it('spreads the whole mask over the whole picture', () => {
    const picture = { x: 79, y: 0, width: 810, height: 648 };
    const mask = { width: 64, height: 64 };
    expect(maskPartOnPicture({ x: 0, y: 0, ...mask }, mask, picture)).toEqual(picture);
    expect(maskPartOnPicture({ x: 32, y: 16, width: 16, height: 32 }, mask, picture)).toEqual({
      x: 79 + 405,
      y: 162,
      width: 202.5,
      height: 324,
    });
  });
});
