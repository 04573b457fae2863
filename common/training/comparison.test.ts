import { describe, expect, it } from 'vitest';
import { compareReaders } from './comparison';
import { aiWith, answerWith, boxMark, comparedWith, halfBox, noAi } from './fixtures/lines';
import { newestOfEach } from './progressOf';

const half = answerWith({ mark: boxMark(halfBox) });

describe('compareReaders', () => {
  it('measures each reader over the items that all of them answered', () => {
    const comparison = compareReaders([
      comparedWith(0, { answer: half, ai: aiWith() }, answerWith()),
      comparedWith(1, { ai: aiWith({ box: null }) }, half),
      comparedWith(2, { ai: aiWith() }),
      comparedWith(3, {}, answerWith()),
    ]);
    expect(comparison.items).toBe(2);
    expect(comparison.learner.marking?.figures.mIoU).toBeCloseTo((0.5 + 1) / 2, 12);
    expect(comparison.expert?.marking?.figures.mIoU).toBeCloseTo((1 + 0.5) / 2, 12);
    expect(comparison.ai?.marking?.figures.mIoU).toBeCloseTo((1 + 0) / 2, 12);
    expect(comparison.ai?.medianMarkMs).toBeNull();
  });

  it('leaves out who answered nothing', () => {
    const comparison = compareReaders([comparedWith(0), comparedWith(1)]);
    expect(comparison).toMatchObject({ items: 2, expert: null, ai: null });
  });

  it('leaves out the expert who has no item in common with the AI', () => {
    const comparison = compareReaders([
      comparedWith(0, { ai: aiWith() }),
      comparedWith(1, { ai: noAi }, answerWith()),
    ]);
    expect(comparison).toMatchObject({ items: 1, expert: null });
    expect(comparison.ai).not.toBeNull();
  });

  it('compares with an expert where there is no AI', () => {
    const comparison = compareReaders([comparedWith(0, {}, half), comparedWith(1)]);
    expect(comparison.items).toBe(1);
    expect(comparison.expert?.marking?.figures.mIoU).toBe(0.5);
    expect(comparison.learner.marking?.figures.mIoU).toBe(1);
  });
});

describe('newestOfEach', () => {
  it('keeps the last answer to each item', () => {
    const kept = newestOfEach([
      comparedWith(0, {}, null, 'one'),
      comparedWith(1, {}, null, 'two'),
      comparedWith(5, {}, null, 'one'),
    ]);
    expect(kept.map(({ line }) => line.item)).toEqual([5, 1]);
  });
});
