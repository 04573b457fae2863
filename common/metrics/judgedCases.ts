import type { DifficultyLabel } from '../difficulty';
import { type Ranking, rankingOf } from './ranking';

/** What is known and what was said of one patient. */
export interface JudgedCase {
  /** Index of the true class. */
  readonly truth: number;
  /** One a class; their sum is 1. */
  readonly probabilities: readonly number[];
}

/** How probabilities become decisions. */
export interface DecisionRule {
  /** Two or four classes, the first of them `easy`. */
  readonly classes: readonly DifficultyLabel[];
  /** P(difficult) from which a case is called difficult; null to decide for what is most probable. */
  readonly difficultThreshold: number | null;
}

/** Cases with all that their figures are computed from, however often each case counts. */
export interface JudgedCases {
  readonly classes: readonly DifficultyLabel[];
  readonly truths: readonly number[];
  /** With two classes by the threshold, with four the most probable class. */
  readonly decisions: readonly number[];
  /** 1 where P(difficult) reaches the threshold. */
  readonly calledDifficult: readonly number[];
  /** Probability of the most probable class, whatever the threshold. */
  readonly confidences: readonly number[];
  /** Whether the most probable class is the true one. */
  readonly isRight: readonly boolean[];
  /** By P(difficult); positive are the cases that are not easy. */
  readonly ranking: Ranking;
}

/** P(difficult), of two classes and of four: all that is not easy, which comes first. */
export function difficultProbability([easy = NaN]: readonly number[]): number {
  return 1 - easy;
}

/** The most probable class; of several alike the first. */
export function mostProbable(probabilities: readonly number[]): number {
  return probabilities.reduce(
    (best, value, index) => (value > (probabilities[best] ?? NaN) ? index : best),
    0,
  );
}

/** Decides every case. */
export function judgedCases(
  cases: readonly JudgedCase[],
  { classes, difficultThreshold }: DecisionRule,
): JudgedCases {
  const truths = cases.map(({ truth }) => truth);
  const difficult = cases.map(({ probabilities }) => difficultProbability(probabilities));
  const calledDifficult = difficult.map((value) =>
    Number(difficultThreshold === null ? value > 0.5 : value >= difficultThreshold),
  );
  const tops = cases.map(({ probabilities }) => mostProbable(probabilities));
  return {
    classes,
    truths,
    decisions: classes.length === 2 ? calledDifficult : tops,
    calledDifficult,
    confidences: cases.map(({ probabilities }, index) => probabilities[tops[index] ?? -1] ?? NaN),
    isRight: truths.map((truth, index) => truth === tops[index]),
    ranking: rankingOf(
      difficult,
      truths.map((truth) => truth > 0),
    ),
  };
}
