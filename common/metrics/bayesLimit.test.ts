import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMacroWeights, reweighted } from './bayesLimit';
import { classScores, confusionMatrix, macroAverage } from './confusionMatrix';
import { mostProbable } from './judgedCases';

/** Each case as three, one of each class, weighted with its probability. */
function expectedMacroF1(
  posteriors: readonly (readonly number[])[],
  weights: readonly number[],
): number {
  const decisions = posteriors.map((one) => mostProbable(reweighted(one, weights)));
  const matrix = confusionMatrix(
    posteriors.flatMap(() => [0, 1, 2]),
    decisions.flatMap((decision) => [decision, decision, decision]),
    3,
    posteriors.flat(),
  );
  return macroAverage(classScores(matrix), 'f1') ?? NaN;
}

describe('bestMacroWeights', () => {
  it('lifts a class that is never the most probable one', () => {
    // Nobody is more probably difficult than easy: the plain decision never says difficult.
    const posteriors = [0.05, 0.1, 0.1, 0.4, 0.45].map((value) => [1 - value, value]);
    const weights = bestMacroWeights(posteriors);
    expect(weights[0]).toBe(1);
    const decisions = posteriors.map((one) => mostProbable(reweighted(one, weights)));
    expect(decisions).toEqual([0, 0, 0, 1, 1]);
  });

  it('never lower the expected macro-F1', () => {
    const posterior = fc
      .array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 })
      .map((values) => reweighted(values, [1, 1, 1]));
    fc.assert(
      fc.property(fc.array(posterior, { minLength: 1, maxLength: 20 }), (posteriors) => {
        const weights = bestMacroWeights(posteriors);
        const plain = expectedMacroF1(posteriors, [1, 1, 1]);
        expect(expectedMacroF1(posteriors, weights)).toBeGreaterThanOrEqual(plain - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves certain probabilities as they are', () => {
    expect(
      bestMacroWeights([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    ).toEqual([1, 1, 1]);
  });
});

describe('reweighted', () => {
  it('sums to 1 again', () => {
    expect(reweighted([0.5, 0.5], [1, 3])).toEqual([0.25, 0.75]);
  });
});
