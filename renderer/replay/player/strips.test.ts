import { describe, expect, it } from 'vitest';
import type { DigestSecond } from '../../../common/recordings/trackDigest';
import { confidencePath, overlayRuns, qualityRuns } from './strips';

const second = (peak: number | null, quality: DigestSecond['quality'] = 'usable'): DigestSecond =>
  peak === null
    ? { peak, predictions: 0, found: 0, quality: null }
    : { peak, predictions: 1, found: 1, quality };

describe('confidencePath', () => {
  it('is broken where nothing was predicted', () => {
    const path = confidencePath([second(0.5), second(1), second(null), second(0.2)], 4000);
    expect(path).toBe('M0.0 50.0L250.0 50.0L250.0 0.0L500.0 0.0M750.0 80.0L1000.0 80.0');
  });

  it('keeps the peaks of a long recording', () => {
    const seconds = Array.from({ length: 5000 }, (_, index) => second(index === 3210 ? 1 : 0));
    expect(confidencePath(seconds, 5_000_000).match(/ 0\.0/g)).toHaveLength(2);
  });
});

describe('qualityRuns', () => {
  it('joins what is alike and ends with the recording', () => {
    const seconds = [second(1), second(1), second(1, 'dark'), second(null), second(1)];
    expect(qualityRuns(seconds, 4500)).toEqual([
      { fromMs: 0, untilMs: 2000, value: 'usable' },
      { fromMs: 2000, untilMs: 3000, value: 'dark' },
      { fromMs: 4000, untilMs: 4500, value: 'usable' },
    ]);
  });
});

describe('overlayRuns', () => {
  it('goes from change to change', () => {
    const at = (atMs: number, mode: 'off' | 'box') => ({
      ...({ kind: 'overlay', frameId: null } as const),
      atMs,
      settings: { mode, fillAlpha: 0.4 },
    });
    expect(overlayRuns([at(0, 'box'), at(500, 'off')], 900)).toEqual([
      { fromMs: 0, untilMs: 500, value: 'box' },
      { fromMs: 500, untilMs: 900, value: 'off' },
    ]);
  });
});
