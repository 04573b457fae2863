/** Cases by true class (row) and decision (column); with weights, their sum. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** Precision, recall and F1 of a class that somebody has. */
export interface ClassScore {
  /** Share of the decisions for this class that are right; 0 where nothing was decided for it. */
  readonly precision: number;
  /** Share of the cases of this class that were decided for it. */
  readonly recall: number;
  /** Harmonic mean of both. */
  readonly f1: number;
}

/**
 * Counts decisions against the truth.
 * @param truths index of the true class, one a case
 * @param decisions index of the class that was decided for, one a case
 * @param weights how often each case counts; once when left out
 */
export function confusionMatrix(
  truths: ArrayLike<number>,
  decisions: ArrayLike<number>,
  classCount: number,
  weights?: ArrayLike<number>,
): ConfusionMatrix {
  const cells = Array.from({ length: classCount }, () => Array<number>(classCount).fill(0));
  for (let index = 0; index < truths.length; index += 1) {
    const row = cells[truths[index] ?? -1];
    const decision = decisions[index] ?? -1;
    if (row?.[decision] === undefined) {
      throw new RangeError(`Case ${index} has a class beyond ${classCount}.`);
    }
    row[decision] = (row[decision] ?? 0) + (weights?.[index] ?? 1);
  }
  return cells;
}

/** Precision, recall and F1 of every class, in its order; null for a class that nobody has. */
export function classScores(matrix: ConfusionMatrix): readonly (ClassScore | null)[] {
  return matrix.map((row, label) => {
    const right = row[label] ?? 0;
    const present = total(row);
    const decided = total(matrix.map((other) => other[label] ?? 0));
    if (present === 0) return null;
    return {
      precision: decided > 0 ? right / decided : 0,
      recall: right / present,
      // The harmonic mean of precision and recall, written without dividing by either.
      f1: (2 * right) / (present + decided),
    };
  });
}

/** Share of the cases that were decided rightly; null without a case. */
export function accuracyOf(matrix: ConfusionMatrix): number | null {
  const all = total(matrix.map(total));
  return all > 0 ? total(matrix.map((row, label) => row[label] ?? 0)) / all : null;
}

/**
 * Plain mean of a score over the classes that somebody has (the study's macro average, Kim 2021); null
 * where nobody has any.
 */
export function macroAverage(
  scores: readonly (ClassScore | null)[],
  name: 'precision' | 'recall' | 'f1',
): number | null {
  const values = scores.flatMap((score) => score?.[name] ?? []);
  return values.length > 0 ? total(values) / values.length : null;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
