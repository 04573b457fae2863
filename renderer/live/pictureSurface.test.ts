import { describe, expect, it } from 'vitest';
import { colorSpaceOf } from './pictureSurface';

describe('colorSpaceOf', () => {
  const matrixOf = (width: number, height: number) => colorSpaceOf({ width, height }).matrix;

  it('reads standard definition as BT.601 and larger video as BT.709', () => {
    expect([matrixOf(720, 576), matrixOf(640, 480)]).toEqual(['smpte170m', 'smpte170m']);
    expect([matrixOf(1280, 720), matrixOf(1350, 1080)]).toEqual(['bt709', 'bt709']);
  });

  it('reads video levels', () => {
    expect(colorSpaceOf({ width: 1280, height: 720 }).fullRange).toBe(false);
  });
});
