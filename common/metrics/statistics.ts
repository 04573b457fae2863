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
