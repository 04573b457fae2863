import { decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { plainPng } from './plainPng';

const size = { width: 3, height: 2, channels: 3 } as const;
const data = Uint8Array.from({ length: 18 }, (_, index) => index * 13);

describe('plainPng', () => {
  it('removes text and resolution, and leaves every pixel as it was', () => {
    const text = { Author: 'Jane Doe', Comment: '/home/jane/case.mp4' };
    const file = encode({ ...size, data, text });
    expect(Buffer.from(file).includes('Jane Doe')).toBe(true);
    const plain = plainPng(file);
    expect(plain.includes('Jane Doe')).toBe(false);
    expect(plain.includes('tEXt')).toBe(false);
    expect(decode(plain)).toMatchObject({ ...size, data });
    expect(decode(plain).text).toEqual({});
  });

  it('leaves out what follows the end', () => {
    const file = Buffer.from(encode({ ...size, data }));
    const plain = plainPng(Buffer.concat([file, Buffer.from('Jane Doe')]));
    expect(plain.includes('Jane Doe')).toBe(false);
  });

  it('refuses what is no whole PNG file', () => {
    const file = Buffer.from(encode({ ...size, data }));
    expect(() => plainPng(Buffer.from('GIF89a'))).toThrow(/no PNG/);
    expect(() => plainPng(file.subarray(0, file.length - 5))).toThrow(/cut off/);
    expect(() => plainPng(new Uint8Array())).toThrow(/no PNG/);
    const endless = Buffer.from(file);
    endless.writeUInt32BE(0xffffffff, 8);
    expect(() => plainPng(endless)).toThrow(/cut off/);
  });
});
