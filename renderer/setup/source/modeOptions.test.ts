import { describe, expect, it } from 'vitest';
import type { DeviceMode } from '../../../common/captureDevice';
import { modeKey, modeOptions, modeWords } from './modeOptions';

const mode: DeviceMode = {
  width: 1920,
  height: 1080,
  framesPerSecond: { min: 5, max: 50 },
  format: 'yuyv422',
  encoding: 'raw',
  scan: null,
  code: null,
};
const rateWords = (rate: number) => `${rate} fps`;

describe('modeOptions', () => {
  it('offers the rates of consoles within a range, the highest first', () => {
    const rates = modeOptions([mode]).map((option) => option.mode.framesPerSecond);
    expect(rates).toEqual([50, 30, 29.97, 25]);
  });

  it('leaves the rate to a device that does not tell it', () => {
    const [option] = modeOptions([{ ...mode, framesPerSecond: null }]);
    expect(option?.mode.framesPerSecond).toBeNull();
    expect(option && modeWords(option.mode, rateWords)).toBe('1920×1080 · yuyv422');
  });

  it('lists no mode twice, and tells modes apart by format and code', () => {
    const fixed = { ...mode, framesPerSecond: { min: 25, max: 25 } };
    expect(modeOptions([fixed, fixed])).toHaveLength(1);
    expect(modeOptions([fixed, { ...fixed, format: 'mjpeg' }])).toHaveLength(2);
    expect(modeOptions([fixed, { ...fixed, code: 'Hp25' }])).toHaveLength(2);
  });

  it('names a mode as its key does, whatever made it', () => {
    const [option] = modeOptions([{ ...mode, framesPerSecond: { min: 29.97, max: 29.97 } }]);
    expect(option?.value).toBe(option && modeKey({ ...option.mode }));
    expect(option && modeWords(option.mode, rateWords)).toBe('1920×1080 · 29.97 fps · yuyv422');
  });
});
