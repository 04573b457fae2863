import { describe, expect, it } from 'vitest';
import type { Box, Size } from './geometry';
import { maskRegion, quantiseMask, scaleRegion } from './softMask';

/** A mask drawn as rows of digits: 0 to 9 are tenths, `#` is 1. */
function drawn(...rows: string[]) {
  const values = Float32Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : Number(sign) / 10));
  return { values, size: { width: rows[0]?.length ?? 0, height: rows.length } };
}

function regionOf(...rows: string[]) {
  const { values, size } = drawn(...rows);
  return maskRegion(values, size, 0.6);
}

describe('maskRegion', () => {
  it('bounds the pixels above the threshold', () => {
    expect(regionOf('00000', '07980', '00700', '00000')).toEqual({
      peak: Math.fround(0.9),
      region: { box: { x: 1, y: 1, width: 3, height: 2 }, centroid: { x: 2.5, y: 1.75 } },
    });
  });

  it('leaves out a pixel of exactly the threshold', () => {
    expect(regionOf('0006#6000').region.box).toEqual({ x: 4, y: 0, width: 1, height: 1 });
  });

  it('compares shares of the peak, not probabilities', () => {
    // 0.3 is exactly 0.6 of 0.5 and stays outside; 0.4 is 0.8 of it.
    expect(regionOf('003450').region.box).toEqual({ x: 3, y: 0, width: 2, height: 1 });
  });

  it('takes a plateau whole, with its middle as centroid', () => {
    expect(regionOf('0000', '0##0', '0##0', '0000')).toEqual({
      peak: 1,
      region: { box: { x: 1, y: 1, width: 2, height: 2 }, centroid: { x: 2, y: 2 } },
    });
  });

  it('keeps only the bell that holds the peak', () => {
    expect(regionOf('0890000', '0880#90', '0000880').region.box).toEqual({
      x: 4,
      y: 1,
      width: 2,
      height: 2,
    });
  });

  it('takes the first of two equal peaks in reading order', () => {
    expect(regionOf('00000#', '000000', '#00000').region.box).toEqual({
      x: 5,
      y: 0,
      width: 1,
      height: 1,
    });
  });

  it('connects through corners', () => {
    expect(regionOf('#00', '090', '008').region).toEqual({
      box: { x: 0, y: 0, width: 3, height: 3 },
      centroid: { x: 1.5, y: 1.5 },
    });
  });

  it('does not connect the end of a row with the start of the next', () => {
    expect(regionOf('0000#', '90000').region.box).toEqual({ x: 4, y: 0, width: 1, height: 1 });
  });

  it('follows a region around a hole and into a bay', () => {
    expect(regionOf('99999', '90009', '9#909', '00009').region).toEqual({
      box: { x: 0, y: 0, width: 5, height: 4 },
      centroid: { x: 31 / 12, y: 19 / 12 },
    });
  });

  it('reaches all four borders', () => {
    expect(regionOf('070', '7#7', '070').region.box).toEqual({ x: 0, y: 0, width: 3, height: 3 });
    expect(regionOf('##', '##').region.box).toEqual({ x: 0, y: 0, width: 2, height: 2 });
  });

  it('has an empty region and peak 0 when the mask is zero everywhere', () => {
    expect(regionOf('000', '000')).toEqual({
      peak: 0,
      region: { box: { x: 0, y: 0, width: 0, height: 0 }, centroid: { x: 0, y: 0 } },
    });
  });

  it('keeps the peak even at a threshold of 1', () => {
    const { values, size } = drawn('0#90');
    expect(maskRegion(values, size, 1).region.box).toEqual({ x: 1, y: 0, width: 1, height: 1 });
  });

  it('recovers the box of a bell with sigma of half its sides', () => {
    const size = { width: 200, height: 160 };
    const values = bell(size, { x: 60, y: 50, width: 80, height: 40 });
    // The contour at 0.6 lies at 1.011 sigma (Kim 2021): 40.4 by 20.2 pixels from the middle.
    const { box, centroid } = maskRegion(values, size, 0.6).region;
    expect(box).toEqual({ x: 60, y: 50, width: 80, height: 40 });
    expect(centroid).toEqual({ x: 100, y: 70 });
  });

  it('refuses what is not a finite number and a length that does not fit', () => {
    expect(() => maskRegion(Float32Array.of(0, NaN), { width: 2, height: 1 }, 0.6)).toThrow(
      'Mask value 1 is NaN',
    );
    expect(() => maskRegion(Float32Array.of(Infinity, 0), { width: 2, height: 1 }, 0.6)).toThrow(
      RangeError,
    );
    expect(() => maskRegion(new Float32Array(5), { width: 2, height: 3 }, 0.6)).toThrow(
      'Mask of 2 x 3 pixels has 5 values',
    );
  });
});

function bell(size: Size, box: Box): Float32Array {
  const values = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const distanceX = (x + 0.5 - box.x - box.width / 2) / (box.width / 2);
      const distanceY = (y + 0.5 - box.y - box.height / 2) / (box.height / 2);
      values[y * size.width + x] = Math.exp(-(distanceX ** 2 + distanceY ** 2) / 2);
    }
  }
  return values;
}

describe('quantiseMask', () => {
  it('rounds to 8 bit and clamps', () => {
    expect([...quantiseMask(Float32Array.of(0, 0.5, 1, 0.0019, 0.002, 1.2, -0.3))]).toEqual([
      0, 128, 255, 0, 1, 255, 0,
    ]);
  });
});

describe('scaleRegion', () => {
  it('scales each axis by itself', () => {
    const region = { box: { x: 2, y: 4, width: 6, height: 8 }, centroid: { x: 5, y: 8.5 } };
    expect(scaleRegion(region, { width: 64, height: 32 }, { width: 128, height: 16 })).toEqual({
      box: { x: 4, y: 2, width: 12, height: 4 },
      centroid: { x: 10, y: 4.25 },
    });
  });
});
