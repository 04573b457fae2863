/** Mean of a figure over images. */
export interface Estimate {
  readonly mean: number;
  /** Deviation of the sample (n - 1); 0 for a single value. */
  readonly deviation: number;
  /** 95 % percentile bootstrap interval of the mean. */
  readonly low: number;
  readonly high: number;
  /** Values that the mean is taken over. */
  readonly count: number;
}

export interface MeanAndDeviation {
  readonly mean: number;
  /** Deviation of the sample (n - 1). */
  readonly deviation: number;
  readonly count: number;
}

/** Mean and deviation of the sample; the deviation of a single value is 0. @throws RangeError for none */
export function meanAndDeviation(values: readonly number[]): MeanAndDeviation {
  const count = values.length;
  if (count === 0) throw new RangeError('No values to average.');
  const mean = sum(values) / count;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return { mean, deviation: count === 1 ? 0 : Math.sqrt(squares / (count - 1)), count };
}

/**
 * A quantile by linear interpolation between the two nearest values (NumPy's default).
 * @param sorted ascending, at least one value
 * @param share 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) throw new RangeError(`No quantile ${share} of ${sorted.length} values.`);
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (position - below);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
