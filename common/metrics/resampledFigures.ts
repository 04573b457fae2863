import type { DifficultyFigure, DifficultyFigures } from './difficultyFigures';
import { SeededRandom } from './seededRandom';
import { quantile } from './statistics';

const rounds = 2000;
const seed = 2021;

/** A figure over all cases and its 95 % percentile bootstrap interval. */
export interface FigureEstimate {
  /** Null where it is not defined: there is no case of the class, for instance. */
  readonly value: number | null;
  /** Null with `value`, and where no draw defines it. */
  readonly low: number | null;
  readonly high: number | null;
}

/** An estimate for each figure. */
export type FigureEstimates = ReadonlyMap<DifficultyFigure, FigureEstimate>;

/**
 * Figures with their intervals: the cases are drawn with replacement, 2000 times, by the same draws for ever.
 * Draws in which a figure is not defined are left out of its interval.
 * @param figures computes them; its weights say how often each case was drawn
 */
export function estimateFigures(
  count: number,
  figures: (weights?: ArrayLike<number>) => DifficultyFigures,
): FigureEstimates {
  const values = new Map<DifficultyFigure, number[]>();
  for (const weights of drawnWeights(count)) {
    for (const [name, value] of figures(weights)) {
      if (value === null) continue;
      const drawn = values.get(name);
      if (drawn === undefined) values.set(name, [value]);
      else drawn.push(value);
    }
  }
  const estimates = [...figures()].map(
    ([name, value]) => [name, estimateOf(value, values.get(name) ?? [])] as const,
  );
  return new Map(estimates);
}

function estimateOf(value: number | null, drawn: readonly number[]): FigureEstimate {
  if (value === null || drawn.length === 0) return { value, low: null, high: null };
  const sorted = Float64Array.from(drawn).sort();
  return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** How often each case is drawn, one list a round. The list is the same object, filled anew. */
function* drawnWeights(count: number): Generator<Uint16Array> {
  const random = new SeededRandom(seed);
  const weights = new Uint16Array(count);
  for (let round = 0; round < rounds; round += 1) {
    weights.fill(0);
    for (let drawn = 0; drawn < count; drawn += 1) {
      const index = random.below(count);
      weights[index] = (weights[index] ?? 0) + 1;
    }
    yield weights;
  }
}

/** Figure by figure what `combine` makes of two models' values; null where either has none or `combine` says so. */
export function combinedFigures(
  first: DifficultyFigures,
  second: DifficultyFigures,
  combine: (first: number, second: number) => number | null,
): DifficultyFigures {
  const shared = [...first].flatMap(([name, value]) => {
    const other = second.get(name);
    if (other === undefined) return [];
    const combined = value === null || other === null ? null : combine(value, other);
    return [[name, combined] as const];
  });
  return new Map(shared);
}
