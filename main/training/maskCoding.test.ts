import { describe, expect, it } from 'vitest';
import { aiWith } from '../../common/training/fixtures/lines';
import type { KeptMask } from '../../common/training/reveal';
import { packedMask, withPlainMask } from './maskCoding';

const area = { x: 0, y: 0, width: 640, height: 480 };
const values = Uint8Array.from({ length: 64 * 64 }, (_, index) => (index < 256 ? index : 0));
const packed = packedMask({ width: 64, height: 64, values }, area);

describe('a mask that is kept', () => {
  it('is small, and the same bytes when it is drawn', () => {
    expect(packed.values.length).toBeLessThan(600);
    const plain: KeptMask = {
      ...packed,
      coding: 'plain',
      values: Buffer.from(values).toString('base64'),
    };
    expect(withPlainMask(aiWith({ mask: packed }))).toEqual(aiWith({ mask: plain }));
  });

  it('is left out where it is damaged, and the answer stays', () => {
    const broken = [
      { ...packed, values: 'AAAA' },
      { ...packed, width: 32 },
      { ...packed, width: 128 },
    ];
    for (const mask of broken) expect(withPlainMask(aiWith({ mask }))).toEqual(aiWith());
  });
});
