/** What is still well and what is no longer, and how often the chart may err about it. All are shares, 0 to 1. */
export interface CusumRates {
  /** Failure rate that is acceptable. */
  readonly acceptableFailure: number;
  /** Failure rate that is not; above the acceptable one. */
  readonly unacceptableFailure: number;
  /** Chance to call somebody unacceptable who is acceptable (type I). */
  readonly typeOneError: number;
  /** Chance to call somebody acceptable who is not (type II). */
  readonly typeTwoError: number;
}

/** As learning curves of ERCP were drawn (Wani 2016: 10 and 20 %; both errors 0.1 as in HPB 2009;11:565). */
export const usualCusumRates: CusumRates = {
  acceptableFailure: 0.1,
  unacceptableFailure: 0.2,
  typeOneError: 0.1,
  typeTwoError: 0.1,
};

/** A cumulative sum and the lines that mean something. */
export interface Cusum {
  /** After each case, in the order of the cases. */
  readonly sums: readonly number[];
  /** Below 0: at or under it performance is acceptable. */
  readonly lower: number;
  /** Above 0: at or over it performance is unacceptable. */
  readonly upper: number;
  /** Number of the first case, from 1, after which the sum reached the lower line; null: not yet. */
  readonly acceptableFrom: number | null;
  /** Number of the first case, from 1, after which the sum reached the upper line; null: not so far. */
  readonly unacceptableFrom: number | null;
}

/**
 * Cumulative sum with the boundaries of the sequential probability ratio test (Bolsin and Colson 2000): each failure
 * adds 1 - s, each success takes s away. With P = ln(p1/p0), Q = ln((1-p0)/(1-p1)): s = Q/(P+Q), upper line
 * ln((1-β)/α)/(P+Q), lower line -ln((1-α)/β)/(P+Q). It starts at 0 and is not set back at a line.
 * @throws RangeError for rates between which nothing can be told
 */
export function cusum(successes: readonly boolean[], rates: CusumRates): Cusum {
  const { acceptableFailure: p0, unacceptableFailure: p1 } = rates;
  const { typeOneError: alpha, typeTwoError: beta } = rates;
  const isUsable = 0 < p0 && p0 < p1 && p1 < 1 && 0 < alpha && 0 < beta && alpha + beta < 1;
  if (!isUsable) throw new RangeError(`No cumulative sum with ${JSON.stringify(rates)}.`);
  const forFailure = Math.log(p1 / p0);
  const forSuccess = Math.log((1 - p0) / (1 - p1));
  const scale = forFailure + forSuccess;
  const step = forSuccess / scale;
  const upper = Math.log((1 - beta) / alpha) / scale;
  const lower = -Math.log((1 - alpha) / beta) / scale;
  let failures = 0;
  // Counted rather than added up, so that no rounding gathers.
  const sums = successes.map((isSuccess, index) => {
    if (!isSuccess) failures += 1;
    return failures - step * (index + 1);
  });
  return {
    sums,
    lower,
    upper,
    acceptableFrom: numberOf(sums.findIndex((sum) => sum <= lower)),
    unacceptableFrom: numberOf(sums.findIndex((sum) => sum >= upper)),
  };
}

function numberOf(index: number): number | null {
  return index === -1 ? null : index + 1;
}
