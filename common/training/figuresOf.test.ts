import { describe, expect, it } from 'vitest';
import { figuresOf } from './figuresOf';
import type { Reading } from './reading';

const reading = (changes: Partial<Reading>): Reading => ({
  score: { iou: 1, precision: 1, recall: 1, centroidDistance: 0 },
  difficulty: null,
  trueDifficulty: null,
  isClassRight: null,
  markMs: null,
  ...changes,
});

describe('figuresOf', () => {
  it('averages boxes as the study does; a point counts for the distance and its success alone', () => {
    const { marking } = figuresOf([
      reading({ score: { iou: 0.5, precision: 1, recall: 0.5, centroidDistance: 0.025 } }),
      reading({ score: { iou: 0.2, precision: 0.4, recall: 0.3, centroidDistance: 0.06 } }),
      reading({ score: { iou: null, precision: null, recall: null, centroidDistance: 0.02 } }),
    ]);
    expect(marking?.items).toBe(3);
    expect(marking?.boxes).toBe(2);
    expect(marking?.figures.mIoU).toBeCloseTo(0.35, 12);
    expect(marking?.figures.precision).toBeCloseTo(0.7, 12);
    expect(marking?.figures.recall).toBeCloseTo(0.4, 12);
    expect(marking?.figures.centroidDistance).toBeCloseTo(0.035, 12);
    expect(marking?.figures.successIou30).toBe(0.5);
    expect(marking?.figures.successDistance5).toBeCloseTo(2 / 3, 12);
  });

  it('has no overlap where there are points alone, and nothing where there is nothing', () => {
    const point = { iou: null, precision: null, recall: null, centroidDistance: 0.04 };
    const { marking } = figuresOf([reading({ score: point })]);
    expect(marking?.figures).toEqual({
      ...{ mIoU: null, precision: null, recall: null, successIou30: null },
      ...{ centroidDistance: 0.04, successDistance5: 1 },
    });
    expect(figuresOf([])).toEqual({ marking: null, difficulty: null, medianMarkMs: null });
  });

  it('counts difficult as the positive class, over items of which both sides are known', () => {
    const said = (difficulty: Reading['difficulty'], trueDifficulty: Reading['trueDifficulty']) =>
      reading({ difficulty, trueDifficulty });
    const { difficulty } = figuresOf([
      said('difficult', 'difficult'),
      said('difficult', 'difficult'),
      said('difficult', 'easy'),
      said('easy', 'difficult'),
      said('easy', 'easy'),
      said('easy', null),
      said(null, 'easy'),
    ]);
    // Two of three calls for difficult are right, and two of three difficult ones were called.
    expect(difficulty?.items).toBe(5);
    expect(difficulty?.accuracy).toBeCloseTo(3 / 5, 12);
    expect(difficulty?.precision).toBeCloseTo(2 / 3, 12);
    expect(difficulty?.recall).toBeCloseTo(2 / 3, 12);
    expect(difficulty?.f1).toBeCloseTo(2 / 3, 12);
    expect(difficulty?.classAccuracy).toBeNull();
  });

  it('has no recall of difficult ones where there are none, and counts classes where they were asked', () => {
    const easy = { difficulty: 'easy', trueDifficulty: 'easy' } as const;
    const { difficulty } = figuresOf([
      reading({ ...easy, isClassRight: true }),
      reading({ ...easy, isClassRight: false }),
      reading({ ...easy, isClassRight: true }),
      reading(easy),
    ]);
    expect(difficulty).toMatchObject({ accuracy: 1, precision: null, recall: null, f1: null });
    expect(difficulty?.classAccuracy).toBeCloseTo(2 / 3, 12);
  });

  it('takes the median of the times', () => {
    const times = [9000, 3000, 5000, 4000];
    const readings = [...times.map((markMs) => reading({ markMs })), reading({})];
    expect(figuresOf(readings).medianMarkMs).toBe(4500);
  });
});
