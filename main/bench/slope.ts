import { percentile } from './statistics';

/** How fast a value grows, with the bounds of its 95 % confidence interval. */
export interface Slope {
  readonly perUnit: number;
  readonly low: number;
  readonly high: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Standard normal deviate of a two-sided 95 %. */
const deviate95 = 1.96;

/**
 * Median of the slopes between all pairs of points, which single outliers do not move, with the
 * interval by Kendall's variance (Sen 1968, "Estimates of the regression coefficient based on
 * Kendall's tau"). The interval takes the points for independent: give it means of longer times.
 * @returns null for fewer than three points of different x
 */
export function theilSenSlope(points: readonly Point[]): Slope | null {
  const slopes = points
    .flatMap((to, i) => points.slice(0, i).map((from) => (to.y - from.y) / (to.x - from.x)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const median = percentile(slopes, 50);
  if (median === null || points.length < 3) return null;
  const n = points.length;
  const reach = deviate95 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (rank: number): number =>
    slopes[Math.min(slopes.length - 1, Math.max(0, rank))] ?? median;
  const low = at(Math.floor((slopes.length - reach) / 2));
  const high = at(Math.ceil((slopes.length + reach) / 2) - 1);
  return { perUnit: median, low, high };
}
