import { SeededRandom } from './seededRandom';
import { type Estimate, meanAndDeviation, quantile } from './statistics';

/** Enough for the third digit of an interval's ends to stand still. */
const rounds = 2000;
const seed = 2021;

/** A figure's values, one an image. */
export type Column = readonly number[];

/**
 * Mean of each column with its 95 % percentile bootstrap interval. Values with one key are drawn
 * together (cluster bootstrap): a key of its own for each image, or the patient's. All columns see
 * the same draws; the same values and keys give the same interval for ever.
 * @param columns all as long as `keys`
 * @throws RangeError when there are no values or a column has another length
 */
export function estimateMeans(columns: readonly Column[], keys: readonly string[]): Estimate[] {
  if (columns.some((column) => column.length !== keys.length)) {
    throw new RangeError(`A column has another length than its ${keys.length} keys.`);
  }
  const clusters = clustersOf(keys);
  const means = resampledMeans(columns, clusters);
  return columns.map((column, index) => {
    const sorted = (means[index] ?? new Float64Array()).sort();
    const { mean, deviation, count } = meanAndDeviation(column);
    return { mean, deviation, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975), count };
  });
}

/** Indices of the values that each key has. */
function clustersOf(keys: readonly string[]): readonly (readonly number[])[] {
  const clusters = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, [index]);
    else cluster.push(index);
  }
  return [...clusters.values()];
}

/** A mean for each column and round. A round draws as many clusters as there are. */
function resampledMeans(
  columns: readonly Column[],
  clusters: readonly (readonly number[])[],
): Float64Array[] {
  const random = new SeededRandom(seed);
  const counts = Float64Array.from(clusters, ({ length }) => length);
  const sums = columns.map((column) => clusterSums(column, clusters));
  const means = columns.map(() => new Float64Array(rounds));
  const drawn = new Uint32Array(clusters.length);
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < drawn.length; index += 1) {
      drawn[index] = random.below(clusters.length);
    }
    const count = totalOf(counts, drawn);
    for (const [column, ofClusters] of sums.entries()) {
      const mean = totalOf(ofClusters, drawn) / count;
      means[column]?.fill(mean, round, round + 1);
    }
  }
  return means;
}

function clusterSums(column: Column, clusters: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(clusters, (indices) =>
    indices.reduce((total, index) => total + (column[index] ?? 0), 0),
  );
}

function totalOf(values: Float64Array, indices: Uint32Array): number {
  let total = 0;
  for (const index of indices) total += values[index] ?? 0;
  return total;
}
