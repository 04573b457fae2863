import { describe, expect, it } from 'vitest';
import type { DetectionRule } from '../../../../common/sensitivity';
import { predictionsOf } from './fixtures/patternPredictions';
import { appearancesIn, ruleFigures } from './ruleFigures';

const rule: DetectionRule = { peak: 0.5, toShow: 3, toHide: 5 };
const framesPerSecond = 25;

/** `x` where the papilla is in view. */
function figuresOf(seen: string, truth: string, changed: Partial<DetectionRule> = {}) {
  const inView = Array.from(truth, (sign) => sign === 'x');
  return ruleFigures(predictionsOf(seen), { framesPerSecond, inView }, { ...rule, ...changed });
}

describe('ruleFigures', () => {
  it('measures the delay from the papilla’s appearance until it is shown', () => {
    const figures = figuresOf('......######', '....xxxxxxxx');
    expect(figures).toMatchObject({ delaysFrames: [4], delayMs: 160 });
    expect(figures.shownShare).toBe(0.5);
  });

  it('is the mean over all appearances that were shown, and counts those that were not', () => {
    const seen = '####......................#........######';
    const truth = 'xxxx......................xxx....xxxxxxxx';
    expect(figuresOf(seen, truth)).toMatchObject({ delaysFrames: [2, null, 4], delayMs: 120 });
  });

  it('has no delay where nothing was ever shown', () => {
    expect(figuresOf('......', '..xxxx')).toMatchObject({
      delaysFrames: [null],
      delayMs: null,
      shownShare: 0,
    });
  });

  it('has a delay of nothing for what stood there already', () => {
    expect(figuresOf('.######', '.....xx', { toShow: 1 })).toMatchObject({
      delaysFrames: [0],
      delayMs: 0,
    });
  });

  it('counts what appears on nothing, a minute without papilla', () => {
    const seen = '####.......####..........';
    // 25 frames are a second: two false starts make 120 a minute.
    const figures = figuresOf(seen, '.'.repeat(25));
    expect(figures.falsePositivesPerMinute).toBe(120);
    expect(figures).toMatchObject({ delaysFrames: [], delayMs: null, shownShare: null });
  });

  it('counts no false start for what stays while the papilla leaves, but its frames', () => {
    const figures = figuresOf('####..........', 'xxxx..........');
    expect(figures).toMatchObject({ falsePositivesPerMinute: 0, falseFrames: 4 });
  });

  it('shows nothing longer than evidence may live, however long the hold is', () => {
    const figures = figuresOf('####....................', 'xxxx....................', {
      toHide: 25,
    });
    // 200 ms are five frames.
    expect(figures.falseFrames).toBe(5);
  });

  it('shows nothing of what was found in pictures that cannot be judged', () => {
    expect(figuresOf('dddddddd', 'xxxxxxxx')).toMatchObject({
      shownShare: 0,
      delaysFrames: [null],
    });
  });

  it('compares the flicker with that of single predictions', () => {
    const figures = figuresOf('#.#.#.##.####..###......', 'x'.repeat(24));
    expect(figures.flickerPerMinuteWithoutHold).toBeCloseTo((11 / 24) * 25 * 60, 2);
    expect(figures.flickerPerMinute).toBeCloseTo((2 / 24) * 25 * 60, 2);
  });

  it('goes by the threshold of the rule', () => {
    expect(figuresOf('######', 'xxxxxx', { peak: 0.95 }).shownShare).toBe(0);
    expect(figuresOf('......', 'xxxxxx', { peak: 0.05, toShow: 1 }).shownShare).toBe(1);
  });
});

describe('appearancesIn', () => {
  it('finds every run, those at both ends too', () => {
    expect(appearancesIn([true, true, false, true, false, true])).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 4 },
      { start: 5, end: 6 },
    ]);
    expect(appearancesIn([false, false])).toEqual([]);
  });
});
