import { describe, expect, it } from 'vitest';
import { minutesAndSeconds, ProgressLine, progressText } from './progressLine';

describe('progressText', () => {
  it('counts images as images', () => {
    expect(progressText({ frames: 10, share: null }, 1000, 'images')).toBe(
      '10 images  10.0 images/s',
    );
  });

  it('gives percent, speed and what is left', () => {
    expect(progressText({ frames: 600, share: 0.25 }, 20_000)).toBe(
      ' 25 %  600 frames  30.0 frames/s  1:00 left',
    );
  });

  it('does without percent when the length is unknown', () => {
    expect(progressText({ frames: 30, share: null }, 2000)).toBe('30 frames  15.0 frames/s');
  });
});

describe('ProgressLine', () => {
  function recorded(isTerminal: boolean) {
    const clock = { ms: 0 };
    const written: string[] = [];
    const write = (text: string) => void written.push(text);
    const line = new ProgressLine({ isTerminal, write }, () => clock.ms);
    for (clock.ms = 0; clock.ms <= 10_000; clock.ms += 100) {
      line.update({ frames: clock.ms / 100, share: clock.ms / 20_000 });
    }
    line.clear();
    return written;
  }

  it('draws one line again and again on a terminal, and removes it', () => {
    const written = recorded(true);
    expect(written).toHaveLength(51);
    expect(written.every((text) => text.startsWith('\r\x1b[K') && !text.includes('\n'))).toBe(true);
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('adds a line every five seconds to a log', () => {
    expect(recorded(false)).toEqual([
      ' 25 %  50 frames  10.0 frames/s  0:15 left\n',
      ' 50 %  100 frames  10.0 frames/s  0:10 left\n',
    ]);
  });
});

it('writes minutes and seconds', () => {
  expect([0, 59_499, 60_000, 3_725_000].map(minutesAndSeconds)).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '62:05',
  ]);
});
