import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { colorMapTable } from '../../../../../common/heatmap/colorMap';
import { heatmapPng } from './heatmapPng';
import { smallMask } from './smallMask';

function bell(extent: number): { width: number; height: number; values: Uint8Array } {
  const values = Uint8Array.from({ length: extent * extent }, (_unused, index) => {
    const [x, y] = [(index % extent) / extent - 0.5, Math.floor(index / extent) / extent - 0.5];
    return 255 * Math.exp(-(x * x + y * y) / 0.02);
  });
  return { width: extent, height: extent, values };
}

describe('heatmapPng', () => {
  it('holds the visible part in the colours of the application', () => {
    const heat = heatmapPng(bell(64), colorMapTable(0.6));
    expect(heat?.part.width).toBeLessThan(64);
    const png = decode(heat?.bytes ?? new Uint8Array());
    expect([png.width, png.height]).toEqual([heat?.part.width, heat?.part.height]);
    const brightest = png.palette?.at(-1);
    expect(brightest).toEqual([...colorMapTable(0.6).slice(-4)]);
    expect(png.palette?.[0]?.[3]).toBe(0);
    const centre = Math.floor(png.height / 2) * png.width + Math.floor(png.width / 2);
    expect(png.data[centre]).toBe(31);
  });

  it('is nothing where nothing could be seen', () => {
    expect(
      heatmapPng({ width: 4, height: 4, values: new Uint8Array(16).fill(3) }, colorMapTable(1)),
    ).toBeNull();
  });

  it('takes little room', () => {
    expect(heatmapPng(smallMask(bell(256)), colorMapTable(1))?.bytes.length).toBeLessThan(3000);
  });
});

describe('smallMask', () => {
  it('leaves a small mask as it is', () => {
    const mask = bell(64);
    expect(smallMask(mask)).toBe(mask);
  });

  it('keeps the mean, and a mask of one value', () => {
    const mean = (values: Uint8Array): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const mask = bell(224);
    const small = smallMask(mask);
    expect([small.width, small.height]).toEqual([72, 72]);
    expect(mean(small.values)).toBeCloseTo(mean(mask.values), 0);
    const flat = smallMask({ width: 300, height: 100, values: new Uint8Array(30_000).fill(77) });
    expect([flat.width, flat.height]).toEqual([72, 24]);
    expect(new Set(flat.values)).toEqual(new Set([77]));
  });
});
