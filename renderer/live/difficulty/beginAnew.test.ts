import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DifficultyStatus } from '../../../common/difficulty';
import { mayBeginAnew } from './beginAnew';

const gathering: DifficultyStatus = {
  state: 'gathering',
  acceptedFrames: 3,
  neededFrames: 10,
  missing: null,
};
const frozen: DifficultyStatus = {
  state: 'frozen',
  verdict: {
    label: 'easy',
    difficultProbability: 0.2,
    classes: ['easy', 'difficult'],
    probabilities: [0.8, 0.2],
    pooledFrameIds: [1],
    model: { packId: 'a', packVersion: '1.0.0', sha256: '0'.repeat(64), provider: 'cpu' },
    measured: { difficultRecall: null, easyRecall: null, dataset: null },
  },
};

describe('mayBeginAnew', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('is one press while views can be had again', () => {
    expect(mayBeginAnew(gathering)).toBe(true);
    expect(mayBeginAnew({ state: 'tooLate', acceptedFrames: 3 })).toBe(true);
  });

  it('is two presses where a verdict would be lost for good', () => {
    expect(mayBeginAnew(frozen)).toBe(false);
    expect(mayBeginAnew(frozen)).toBe(true);
    expect(mayBeginAnew(frozen)).toBe(false);
  });

  it('forgets the first press after a while', () => {
    expect(mayBeginAnew(frozen)).toBe(false);
    vi.advanceTimersByTime(4001);
    expect(mayBeginAnew(frozen)).toBe(false);
  });
});
