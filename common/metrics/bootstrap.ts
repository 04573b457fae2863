import { SeededRandom } from './seededRandom';
import { type Estimate, meanAndDeviation, quantile } from './statistics';

/** Enough for the second digit of an interval's ends to stand still. */
const rounds = 2000;
const seed = 2021;

/**
 * Mean of values with its 95 % percentile bootstrap interval. Values with one key are drawn together
 * (cluster bootstrap): a key of its own for each image, or the patient's. The same keys give the same
 * draws for ever, whatever the values.
 * @param keys one a value
 * @throws RangeError when there are no values, or not as many keys
 */
export function estimateMean(values: readonly number[], keys: readonly string[]): Estimate {
  if (values.length !== keys.length) {
    throw new RangeError(`${values.length} values have ${keys.length} keys.`);
  }
  const { mean, deviation, count } = meanAndDeviation(values);
  const means = resampledMeans(clustersOf(values, keys)).sort();
  return { mean, deviation, low: quantile(means, 0.025), high: quantile(means, 0.975), count };
}

/** Values that are drawn together. */
interface Clusters {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

function clustersOf(values: readonly number[], keys: readonly string[]): Clusters {
  const clusters = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    clusters.set(key, [...(clusters.get(key) ?? []), values[index] ?? NaN]);
  }
  const sums = [...clusters.values()].map((cluster) =>
    cluster.reduce((total, value) => total + value, 0),
  );
  const counts = [...clusters.values()].map(({ length }) => length);
  return { sums: Float64Array.from(sums), counts: Float64Array.from(counts) };
}

/** A mean for each round, which draws as many clusters as there are. */
function resampledMeans({ sums, counts }: Clusters): Float64Array {
  const random = new SeededRandom(seed);
  return Float64Array.from({ length: rounds }, () => {
    let sum = 0;
    let count = 0;
    sums.forEach(() => {
      const drawn = random.below(sums.length);
      sum += sums[drawn] ?? NaN;
      count += counts[drawn] ?? NaN;
    });
    return sum / count;
  });
}
