/** Cases in ascending order of a score, for figures that depend on the order alone. */
export interface Ranking {
  readonly scores: ArrayLike<number>;
  readonly isPositive: readonly boolean[];
  /** Indices of the cases, the lowest score first. */
  readonly order: Uint32Array;
}

/** A point of a receiver operating characteristic: both shares when scores from `threshold` on are called positive. */
export interface RocPoint {
  /** Infinite at the first point, where nothing is called positive. */
  readonly threshold: number;
  /** Share of the negative cases that are called positive. */
  readonly falsePositiveShare: number;
  /** Share of the positive cases that are called positive. */
  readonly truePositiveShare: number;
}

/** Sorts cases by their score. */
export function rankingOf(scores: ArrayLike<number>, isPositive: readonly boolean[]): Ranking {
  const order = Uint32Array.from(isPositive.keys());
  order.sort((one, other) => (scores[one] ?? NaN) - (scores[other] ?? NaN));
  return { scores, isPositive, order };
}

/**
 * Area under the ROC curve: the share of pairs of a positive and a negative case in which the positive one
 * scores higher, ties counted as half (the rank statistic of Mann and Whitney, Hanley and McNeil 1982).
 * @param weights how often each case counts; once when left out
 * @returns null without a positive or without a negative case
 */
export function areaUnderCurve(ranking: Ranking, weights?: ArrayLike<number>): number | null {
  const { scores, isPositive, order } = ranking;
  let pairs = 0;
  let below = { positives: 0, negatives: 0 };
  let [positives, negatives] = [0, 0];
  let level = NaN;
  for (const index of order) {
    const score = scores[index] ?? NaN;
    if (score !== level) {
      pairs += positives * (below.negatives + negatives / 2);
      below = { positives: below.positives + positives, negatives: below.negatives + negatives };
      [positives, negatives, level] = [0, 0, score];
    }
    const weight = weights?.[index] ?? 1;
    if (isPositive[index] === true) positives += weight;
    else negatives += weight;
  }
  pairs += positives * (below.negatives + negatives / 2);
  const all = (below.positives + positives) * (below.negatives + negatives);
  return all > 0 ? pairs / all : null;
}

/** The curve from (0, 0) to (1, 1), a point for each score that occurs; empty where the area is null. */
export function rocCurve(ranking: Ranking): readonly RocPoint[] {
  const steps = [...ties(ranking)].reverse();
  const sum = (name: 'positives' | 'negatives') =>
    steps.reduce((total, step) => total + step[name], 0);
  const all = { positives: sum('positives'), negatives: sum('negatives') };
  if (all.positives === 0 || all.negatives === 0) return [];
  let positives = 0;
  let negatives = 0;
  const points = steps.map((step): RocPoint => {
    positives += step.positives;
    negatives += step.negatives;
    return {
      threshold: step.score,
      falsePositiveShare: negatives / all.negatives,
      truePositiveShare: positives / all.positives,
    };
  });
  return [{ threshold: Infinity, falsePositiveShare: 0, truePositiveShare: 0 }, ...points];
}

/** Cases with one score. */
interface Tie {
  readonly score: number;
  positives: number;
  negatives: number;
}

function ties({ scores, isPositive, order }: Ranking): readonly Tie[] {
  const found: Tie[] = [];
  let last: Tie | undefined;
  for (const index of order) {
    const score = scores[index] ?? NaN;
    if (last?.score !== score) {
      last = { score, positives: 0, negatives: 0 };
      found.push(last);
    }
    last[isPositive[index] === true ? 'positives' : 'negatives'] += 1;
  }
  return found;
}
