import { describe, expect, it } from 'vitest';
import { bestMacroWeights, reweighted } from './bayesLimit';
import { mostProbable } from './judgedCases';

describe('bestMacroWeights', () => {
  it('lifts a class that is never the most probable one', () => {
    // Nobody is more probably difficult than easy: the plain decision never says difficult.
    const posteriors = [0.05, 0.1, 0.1, 0.4, 0.45].map((value) => [1 - value, value]);
    const weights = bestMacroWeights(posteriors);
    expect(weights[0]).toBe(1);
    const decisions = posteriors.map((one) => mostProbable(reweighted(one, weights)));
    expect(decisions).toEqual([0, 0, 0, 1, 1]);
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
