import { describe, expect, it } from 'vitest';
import { type FieldOfView, rectangularFieldOfView } from './fieldOfView';
import { frameByteLength } from './frame';
import { octagonMask, outsideBlackener } from './octagon';

const none = { widthPx: 0, heightPx: 0 };

function withCuts(
  size: { width: number; height: number },
  cuts: Partial<FieldOfView['corners']>,
): FieldOfView {
  const corners = { topLeft: none, topRight: none, bottomRight: none, bottomLeft: none, ...cuts };
  return { rect: { x: 10, y: 20, ...size }, corners };
}

describe('octagonMask', () => {
  it('leaves a rectangle whole', () => {
    const mask = octagonMask(rectangularFieldOfView({ x: 4, y: 4, width: 8, height: 4 }), {
      width: 8,
      height: 4,
    });
    expect([...mask.starts]).toEqual([0, 0, 0, 0]);
    expect([...mask.ends]).toEqual([8, 8, 8, 8]);
  });

  it('cuts each corner by pixel centres', () => {
    const size = { width: 12, height: 8 };
    const fieldOfView = withCuts(size, {
      topLeft: { widthPx: 4, heightPx: 4 },
      bottomRight: { widthPx: 6, heightPx: 3 },
    });
    const mask = octagonMask(fieldOfView, size);
    // A centre on the line itself counts as inside.
    expect([...mask.starts]).toEqual([3, 2, 1, 0, 0, 0, 0, 0]);
    expect([...mask.ends]).toEqual([12, 12, 12, 12, 12, 11, 9, 7]);
  });

  it('follows the scale of the output', () => {
    const fieldOfView = withCuts(
      { width: 100, height: 50 },
      { topRight: { widthPx: 40, heightPx: 20 } },
    );
    const mask = octagonMask(fieldOfView, { width: 50, height: 50 });
    expect(50 - (mask.ends[0] ?? 0)).toBe(19);
    expect(mask.ends[20]).toBe(50);
  });

  it('gives empty rows where two cuts meet', () => {
    const size = { width: 4, height: 4 };
    const whole = { widthPx: 4, heightPx: 4 };
    const mask = octagonMask(withCuts(size, { topLeft: whole, topRight: whole }), size);
    for (let y = 0; y < 4; y += 1) {
      expect(mask.starts[y]).toBeLessThanOrEqual(mask.ends[y] ?? -1);
    }
  });
});

describe('outsideBlackener', () => {
  const size = { width: 16, height: 12 };
  const fieldOfView = withCuts(size, {
    topLeft: { widthPx: 6, heightPx: 6 },
    topRight: { widthPx: 4, heightPx: 8 },
    bottomRight: { widthPx: 5, heightPx: 3 },
    bottomLeft: { widthPx: 7, heightPx: 5 },
  });
  const mask = octagonMask(fieldOfView, size);
  const isInside = (x: number, y: number) => x >= (mask.starts[y] ?? 0) && x < (mask.ends[y] ?? 0);

  it('blackens exactly the outside of RGB24', () => {
    const pixels = new Uint8Array(frameByteLength('rgb24', size)).fill(200);
    outsideBlackener(fieldOfView, size, 'rgb24')(pixels);
    for (let y = 0; y < size.height; y += 1) {
      for (let x = 0; x < size.width; x += 1) {
        const offset = (y * size.width + x) * 3;
        const wanted = isInside(x, y) ? 200 : 0;
        expect([...pixels.subarray(offset, offset + 3)]).toEqual([wanted, wanted, wanted]);
      }
    }
  });

  it('blackens whole two by two blocks of I420, luma and chroma alike', () => {
    const pixels = new Uint8Array(frameByteLength('i420', size)).fill(200);
    outsideBlackener(fieldOfView, size, 'i420')(pixels);
    const lumaLength = size.width * size.height;
    for (let y = 0; y < size.height; y += 1) {
      for (let x = 0; x < size.width; x += 1) {
        const [left, top] = [x & ~1, y & ~1];
        const inside = [0, 1, 2, 3].every((i) => isInside(left + (i & 1), top + (i >> 1)));
        const chroma = lumaLength + (y >> 1) * (size.width / 2) + (x >> 1);
        expect(pixels[y * size.width + x]).toBe(inside ? 200 : 16);
        expect(pixels[chroma]).toBe(inside ? 200 : 128);
        expect(pixels[chroma + lumaLength / 4]).toBe(inside ? 200 : 128);
      }
    }
  });

  it('touches nothing of a rectangle', () => {
    const pixels = new Uint8Array(frameByteLength('i420', size)).fill(77);
    outsideBlackener(rectangularFieldOfView({ x: 0, y: 0, ...size }), size, 'i420')(pixels);
    expect(pixels.every((value) => value === 77)).toBe(true);
  });
});
