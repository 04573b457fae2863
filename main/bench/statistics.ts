/**
 * Percentile by the nearest rank: the smallest value that at least `percent` of all do not exceed.
 * @param percent above 0, up to 100
 * @returns null without values
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}

/** @returns null without values */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return sum(values) / values.length;
}

/** @returns null where a part is missing or the divisor is not above 0: nothing was measured then */
export function ratio(dividend: number | null, divisor: number | null): number | null {
  if (dividend === null || divisor === null || !(divisor > 0)) return null;
  return dividend / divisor;
}

/** 0 without values. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
