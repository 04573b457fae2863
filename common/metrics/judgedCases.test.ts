import { describe, expect, it } from 'vitest';
import { difficultyClasses } from '../difficulty';
import { judgedCases, mostProbable } from './judgedCases';
import { difficultyFigures } from './difficultyFigures';

const binary = { classes: ['easy', 'difficult'], difficultThreshold: 0.3 } as const;
const four = { classes: difficultyClasses, difficultThreshold: 0.3 };

describe('judgedCases', () => {
  it('calls a case difficult from the threshold on, whatever is more probable', () => {
    const cases = [0.25, 0.5, 0.9].map((difficult) => ({
      truth: 1,
      probabilities: [1 - difficult, difficult],
    }));
    const judged = judgedCases(cases, { ...binary, difficultThreshold: 0.5 });
    expect(judged.decisions).toEqual([0, 1, 1]);
    expect(judgedCases(cases, { ...binary, difficultThreshold: 0.25 }).decisions).toEqual([
      1, 1, 1,
    ]);
    // At one half each, the first class is the most probable one.
    expect(judged.isRight).toEqual([false, false, true]);
    expect(judged.confidences).toEqual([0.75, 0.5, 0.9]);
  });

  it('takes the most probable of four classes, and says beside it whether that is difficult', () => {
    const cases = [
      { truth: 0, probabilities: [0.6, 0.2, 0.2, 0] },
      { truth: 2, probabilities: [0.8, 0.1, 0.1, 0] },
      { truth: 3, probabilities: [0.1, 0.2, 0.4, 0.3] },
    ];
    const judged = judgedCases(cases, four);
    expect(judged.decisions).toEqual([0, 0, 2]);
    expect(judged.calledDifficult).toEqual([1, 0, 1]);
    expect(judged.ranking.isPositive).toEqual([false, true, true]);
    expect(difficultyFigures(judged).get('recall:difficult')).toBe(0.5);
    expect(difficultyFigures(judged).get('auc')).toBe(0.5);
    expect(difficultyFigures(judged).get('recall:long')).toBeNull();
    // Of easy, technique and failure: 1, 0 and 0.
    expect(difficultyFigures(judged).get('macroRecall')).toBeCloseTo(1 / 3, 12);
  });
});

describe('mostProbable', () => {
  it('is the first of several alike', () => {
    expect(mostProbable([0.1, 0.4, 0.4, 0.1])).toBe(1);
  });
});
