import { describe, expect, it } from 'vitest';
import { deviceShare, instrumentShare } from './instrumentCover';

const size = { width: 40, height: 40 };
const region = { x: 10, y: 10, width: 20, height: 20 };
const tissue = [190, 90, 80];
const sheath = [90, 130, 190];

/** Tissue with a vertical bar of another colour. */
function picture(colour: readonly number[], fromX: number, toX: number): Uint8Array {
  const pixels = new Uint8Array(size.width * size.height * 3);
  for (let index = 0; index < size.width * size.height; index += 1) {
    const x = index % size.width;
    pixels.set(x >= fromX && x < toX ? colour : tissue, index * 3);
  }
  return pixels;
}

describe('instrumentShare', () => {
  it('is nothing on tissue', () => {
    expect(instrumentShare(picture(tissue, 0, 0), size, region)).toBe(0);
  });

  it('is the part of the region, margin included, that an instrument takes', () => {
    // The region with its margin is 26 pixels wide and high; a solid bar loses its rim of one pixel.
    const expected = (6 * 24) / (26 * 26);
    expect(instrumentShare(picture(sheath, 16, 24), size, region)).toBeCloseTo(expected, 10);
  });

  it('is nothing for an instrument that is elsewhere', () => {
    expect(instrumentShare(picture(sheath, 0, 6), size, region)).toBe(0);
  });

  it('is nothing for lines of text, highlights and black', () => {
    expect(instrumentShare(picture(sheath, 20, 21), size, region)).toBe(0);
    expect(instrumentShare(picture([250, 250, 250], 16, 24), size, region)).toBe(0);
    expect(instrumentShare(picture([0, 0, 0], 16, 24), size, region)).toBe(0);
  });

  it('copes with a region at the edge and with none', () => {
    const all = picture(sheath, 0, 40);
    const edge = instrumentShare(all, size, { x: 0, y: 0, width: 40, height: 40 });
    expect(edge).toBeCloseTo((38 * 38) / (40 * 40), 10);
    expect(instrumentShare(all, size, { x: 0, y: 0, width: 0, height: 0 })).toBe(0);
  });
});

describe('deviceShare', () => {
  it('knows yellow and green sheaths as well, and still no tissue', () => {
    for (const colour of [sheath, [190, 175, 60], [70, 140, 60]]) {
      expect(deviceShare(picture(colour, 16, 24), size, region)).toBeGreaterThan(0.2);
    }
    expect(instrumentShare(picture([190, 175, 60], 16, 24), size, region)).toBe(0);
    for (const colour of [tissue, [200, 140, 70], [250, 250, 250]]) {
      expect(deviceShare(picture(colour, 0, 40), size, region)).toBe(0);
    }
  });
});
