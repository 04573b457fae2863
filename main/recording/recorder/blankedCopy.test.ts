import { describe, expect, it } from 'vitest';
import { type Blanking, nothingBlanked } from '../../../common/blanking';
import type { FieldOfView } from '../../../common/fieldOfView';
import { BlankedCopy } from './blankedCopy';

const size = { width: 16, height: 16 };
const none = { widthPx: 0, heightPx: 0 };
const fieldOfView: FieldOfView = {
  rect: { x: 0, y: 0, ...size },
  corners: {
    topLeft: { widthPx: 4, heightPx: 4 },
    ...{ topRight: none, bottomRight: none, bottomLeft: none },
  },
};
const pixels = new Uint8Array(384).fill(200);
const lumaAt = (copy: Uint8Array, x: number, y: number): number | undefined => copy[y * 16 + x];

function copied(
  areas: { x: number; y: number; width: number; height: number }[],
  frameSize = size,
) {
  const copy = new Uint8Array(384);
  const blanking = { ...nothingBlanked, state: 'ready' as const, frameSize, areas };
  new BlankedCopy().copy(pixels, copy, { size, fieldOfView, blanking });
  return copy;
}

describe('BlankedCopy', () => {
  it('makes the outside and standing text black, colour too, and touches nothing else', () => {
    const copy = copied([{ x: 9, y: 9, width: 3, height: 2 }]);
    expect(lumaAt(copy, 0, 0)).toBe(16);
    for (const [x, y] of [
      [8, 8],
      [12, 9],
      [11, 11],
    ] as const)
      expect(lumaAt(copy, x, y)).toBe(x === 12 ? 200 : 16);
    // The chroma of the same blocks: no colour of the text is left.
    expect(copy[256 + 4 * 8 + 4]).toBe(128);
    expect(copy[320 + 4 * 8 + 4]).toBe(128);
    expect(lumaAt(copy, 15, 15)).toBe(200);
    expect(copy[256 + 7 * 8 + 7]).toBe(200);
    expect(pixels.every((value) => value === 200)).toBe(true);
  });

  it('takes no area that belongs to another size', () => {
    const copy = copied([{ x: 8, y: 8, width: 4, height: 4 }], { width: 32, height: 32 });
    expect(lumaAt(copy, 9, 9)).toBe(200);
  });

  it('follows a change of what is to be black', () => {
    const copies = new BlankedCopy();
    const copy = new Uint8Array(384);
    const known: Blanking = { ...nothingBlanked, state: 'ready', frameSize: size };
    copies.copy(pixels, copy, { size, fieldOfView, blanking: known });
    expect(lumaAt(copy, 9, 9)).toBe(200);
    const areas = [{ x: 8, y: 8, width: 4, height: 4 }];
    const blanking = { ...known, areas };
    copies.copy(pixels, copy, { size, fieldOfView, blanking });
    expect(lumaAt(copy, 9, 9)).toBe(16);
  });

  it.each(['watching', 'tooLarge'] as const)('leaves nothing to be read while %s', (state) => {
    // Letters: columns of black and white, two pixels wide each.
    const letters = pixels.map((_, index) => (index < 256 && index % 4 < 2 ? 20 : 200));
    const copy = new Uint8Array(384);
    const blanking = { ...nothingBlanked, state };
    new BlankedCopy().copy(letters, copy, { size, fieldOfView, blanking });
    expect(new Set(copy.subarray(8 * 16, 256))).toEqual(new Set([110]));
    expect(lumaAt(copy, 0, 0)).toBe(16);
    expect(copy[256 + 7 * 8 + 7]).toBe(200);
  });
});
