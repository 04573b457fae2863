import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyOf, classScores, confusionMatrix, macroAverage } from './confusionMatrix';

const labels = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 });
const matrixOf = (pairs: readonly (readonly [number, number])[], weights?: number[]) =>
  confusionMatrix(
    pairs.map(([truth]) => truth),
    pairs.map(([, decision]) => decision),
    4,
    weights,
  );

describe('confusionMatrix', () => {
  it('has the truth in rows and the decision in columns', () => {
    expect(confusionMatrix([0, 0, 1, 1, 1], [0, 1, 1, 1, 0], 2)).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('counts a case as often as its weight says', () => {
    expect(confusionMatrix([0, 1], [0, 0], 2, [3, 0])).toEqual([
      [3, 0],
      [0, 0],
    ]);
  });

  it('refuses a class that is not there', () => {
    expect(() => confusionMatrix([0, 2], [0, 0], 2)).toThrow('Case 1 has a class beyond 2.');
    expect(() => confusionMatrix([0], [2], 2)).toThrow(RangeError);
  });
});

describe('classScores', () => {
  it('are those of a case computed by hand', () => {
    // Decided for easy: 6, 4 rightly; five are easy. For difficult: 4, 3 rightly; five are difficult.
    const matrix = [
      [4, 1],
      [2, 3],
    ];
    const [easy, difficult] = classScores(matrix);
    expect(easy).toEqual({ precision: 4 / 6, recall: 4 / 5, f1: 8 / 11 });
    expect(difficult).toEqual({ precision: 3 / 4, recall: 3 / 5, f1: 6 / 9 });
    expect(accuracyOf(matrix)).toBe(0.7);
    expect(macroAverage(classScores(matrix), 'precision')).toBeCloseTo(17 / 24, 12);
  });

  it('of a class that is never decided for are 0', () => {
    const scores = classScores([
      [3, 0],
      [1, 0],
    ]);
    expect(scores[1]).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(macroAverage(scores, 'recall')).toBe(0.5);
  });

  it('of a class that nobody has are left out of the macro averages', () => {
    const scores = classScores([
      [3, 1],
      [0, 0],
    ]);
    expect(scores[1]).toBeNull();
    expect(macroAverage(scores, 'precision')).toBe(1);
    expect(macroAverage(scores, 'recall')).toBe(0.75);
  });

  it('are null without a case', () => {
    expect(accuracyOf([[0]])).toBeNull();
    expect(macroAverage(classScores([[0]]), 'f1')).toBeNull();
  });

  it('lie between 0 and 1, and F1 between precision and recall', () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        for (const score of classScores(matrixOf(pairs))) {
          if (score === null) continue;
          const { precision, recall, f1 } = score;
          expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12);
          expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12);
        }
      }),
    );
  });

  it('say the same of a case twice as of the case with weight 2', () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        const doubled = matrixOf([...pairs, ...pairs]);
        expect(matrixOf(pairs, Array<number>(pairs.length).fill(2))).toEqual(doubled);
        expect(classScores(doubled)).toEqual(classScores(matrixOf(pairs)));
      }),
    );
  });
});
