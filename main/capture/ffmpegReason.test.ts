import { describe, expect, it } from 'vitest';
import { exitReason, ffmpegReason } from './ffmpegReason';

describe('ffmpegReason', () => {
  it('quotes the last telling line without addresses and paths', () => {
    const text =
      '[mov,mp4 @ 0x5581] moov atom not found\nfile:/secret/folder/a.mp4: Invalid data found when processing input\n';
    expect(ffmpegReason(text)).toBe('Invalid data found when processing input');
  });

  it('passes over words that say nothing', () => {
    expect(ffmpegReason('[out#0 @ 0x1] No space left on device\nConversion failed!\n')).toBe(
      'No space left on device',
    );
  });

  it('is short', () => {
    expect(ffmpegReason('x'.repeat(1000))?.length).toBeLessThanOrEqual(161);
  });

  it('has none for silence', () => {
    expect(ffmpegReason('\n  \n')).toBeNull();
    expect(exitReason(null, 'SIGKILL')).toBe('ffmpeg: SIGKILL');
    expect(exitReason(1, null)).toBe('ffmpeg: exit 1');
  });
});
