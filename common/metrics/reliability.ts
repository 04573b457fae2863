/** As in Guo 2017, "On calibration of modern neural networks". */
export const reliabilityBinCount = 15;

/** Cases whose probability of the most probable class lies in a range, and how often that class was right. */
export interface ReliabilityBin {
  readonly fromProbability: number;
  readonly toProbability: number;
  /** Cases in it, or the sum of their weights. */
  readonly count: number;
  /** Null in an empty bin. */
  readonly meanProbability: number | null;
  /** Share of the cases whose most probable class is the true one; null in an empty bin. */
  readonly rightShare: number | null;
}

/**
 * Fifteen bins of equal width from 0 to 1, each without its upper end but for the last.
 * @param confidences probability of the most probable class, 0 to 1, one a case
 * @param isRight whether that class is the true one
 * @param weights how often each case counts; once when left out
 */
export function reliabilityBins(
  confidences: ArrayLike<number>,
  isRight: readonly boolean[],
  weights?: ArrayLike<number>,
): readonly ReliabilityBin[] {
  const counts = new Float64Array(reliabilityBinCount);
  const sums = new Float64Array(reliabilityBinCount);
  const rights = new Float64Array(reliabilityBinCount);
  for (let index = 0; index < isRight.length; index += 1) {
    const confidence = confidences[index] ?? NaN;
    const bin = Math.min(Math.floor(confidence * reliabilityBinCount), reliabilityBinCount - 1);
    const weight = weights?.[index] ?? 1;
    counts[bin] = (counts[bin] ?? 0) + weight;
    sums[bin] = (sums[bin] ?? 0) + weight * confidence;
    rights[bin] = (rights[bin] ?? 0) + (isRight[index] === true ? weight : 0);
  }
  return Array.from(counts, (count, bin) => ({
    fromProbability: bin / reliabilityBinCount,
    toProbability: (bin + 1) / reliabilityBinCount,
    count,
    meanProbability: count > 0 ? (sums[bin] ?? NaN) / count : null,
    rightShare: count > 0 ? (rights[bin] ?? NaN) / count : null,
  }));
}

/**
 * Expected calibration error: the distance of probability and share of right decisions, averaged over the
 * cases by bin (Naeini 2015, Guo 2017, eq. 3). 0 to 1; null without a case.
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number | null {
  let distance = 0;
  let all = 0;
  for (const { count, meanProbability, rightShare } of bins) {
    if (meanProbability === null || rightShare === null) continue;
    distance += count * Math.abs(rightShare - meanProbability);
    all += count;
  }
  return all > 0 ? distance / all : null;
}
