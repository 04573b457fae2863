import { classScores, macroAverage } from './confusionMatrix';
import { mostProbable } from './judgedCases';

/** Factors that are tried for each class: from 1/64 to 64 in quarters of an octave. */
const factors = Array.from({ length: 49 }, (_, index) => 2 ** ((index - 24) / 4));
/** Rounds over all classes; the weights stand still long before. */
const mostRounds = 10;

/**
 * Weights by which to multiply the true probabilities before the most probable class is taken, so that the
 * *expected* macro-F1 is as high as it can be made by moving one weight after the other. The truth of the
 * cases has no part in it: this is what somebody who knew the probabilities, and nothing else, would choose.
 * @param posteriors true probabilities of the classes, one list a case
 */
export function bestMacroWeights(posteriors: readonly (readonly number[])[]): readonly number[] {
  const classCount = posteriors[0]?.length ?? 0;
  let best = Array<number>(classCount).fill(1);
  let bestValue = expectedMacroF1(posteriors, best);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = bestValue;
    // The first class keeps its weight: only the ratios matter.
    for (let label = 1; label < classCount; label += 1) {
      for (const factor of factors) {
        const weights = best.with(label, factor);
        const value = expectedMacroF1(posteriors, weights);
        if (value > bestValue) [best, bestValue] = [weights, value];
      }
    }
    if (bestValue === before) break;
  }
  return best;
}

/** Probabilities times weights, their sum 1 again. */
export function reweighted(
  probabilities: readonly number[],
  weights: readonly number[],
): readonly number[] {
  const products = probabilities.map((value, index) => value * (weights[index] ?? NaN));
  const sum = products.reduce((total, value) => total + value, 0);
  return products.map((value) => value / sum);
}

/** Each case counts for every class with the probability that it is of that class. */
function expectedMacroF1(
  posteriors: readonly (readonly number[])[],
  weights: readonly number[],
): number {
  const cells = weights.map(() => weights.map(() => 0));
  for (const posterior of posteriors) {
    const decision = mostProbable(posterior.map((value, label) => value * (weights[label] ?? NaN)));
    for (const [label, probability] of posterior.entries()) {
      const row = cells[label];
      if (row !== undefined) row[decision] = (row[decision] ?? 0) + probability;
    }
  }
  return macroAverage(classScores(cells), 'f1') ?? 0;
}
