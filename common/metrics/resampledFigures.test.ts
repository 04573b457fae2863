import { describe, expect, it } from 'vitest';
import { difficultyFigures } from './difficultyFigures';
import { judgedCases } from './judgedCases';
import { combinedFigures, estimateFigures } from './resampledFigures';

const rule = { classes: ['easy', 'difficult'], difficultThreshold: 0.5 } as const;
/** 80 of 100 are decided rightly. */
const cases = Array.from({ length: 100 }, (_, index) => {
  const truth = Number(index % 4 === 0);
  const difficult = index % 5 === 0 ? 1 - truth : truth;
  return { truth, probabilities: [1 - difficult, difficult] };
});
const judged = judgedCases(cases, rule);

describe('estimateFigures', () => {
  it('has intervals as wide as chance makes them', () => {
    const accuracy = estimateFigures(100, (weights) => difficultyFigures(judged, weights)).get(
      'accuracy',
    );
    expect(accuracy?.value).toBe(0.8);
    // Normal approximation: 0.8 ± 1.96 * sqrt(0.8 * 0.2 / 100).
    expect(accuracy?.low).toBeCloseTo(0.8 - 0.078, 1);
    expect(accuracy?.high).toBeCloseTo(0.8 + 0.078, 1);
    expect(accuracy?.low).toBeLessThan(0.75);
    expect(accuracy?.high).toBeGreaterThan(0.85);
  });

  it('leaves out draws without the class, and has no interval where the figure is not defined', () => {
    const two = judgedCases(cases.slice(0, 2), rule);
    const estimates = estimateFigures(2, (weights) => difficultyFigures(two, weights));
    expect(estimates.get('auc')).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    const none = judgedCases(cases.slice(1, 3), rule);
    const without = estimateFigures(2, (weights) => difficultyFigures(none, weights));
    expect(without.get('auc')).toEqual({ value: null, low: null, high: null });
  });

  it('draws the same cases for both of a pair, so that equals do not differ', () => {
    const difference = estimateFigures(100, (weights) => {
      const figures = difficultyFigures(judged, weights);
      return combinedFigures(figures, figures, (first, second) => first - second);
    });
    expect(difference.get('macroF1')).toEqual({ value: 0, low: 0, high: 0 });
  });
});
