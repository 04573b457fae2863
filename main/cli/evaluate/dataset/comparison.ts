import { estimateMean } from '../../../../common/metrics/bootstrap';
import { eachMetric, metricOf } from '../../../../common/metrics/studyMetrics';
import type { Dataset } from './dataset';
import type { ImageScore, ModelEvaluation, PairedComparison } from './evaluation';
import { resamplingKeys } from './scoredImages';

/** Every pair of models, each image's figures subtracted before they are averaged. */
export function comparisonsOf(
  models: readonly ModelEvaluation[],
  dataset: Dataset,
): readonly PairedComparison[] {
  return models.flatMap((first, index) =>
    models.slice(index + 1).map((second) => compare(first, second, dataset)),
  );
}

interface ScoredTwice {
  readonly first: ImageScore;
  readonly second: ImageScore;
  readonly key: string;
}

function compare(
  first: ModelEvaluation,
  second: ModelEvaluation,
  { images }: Dataset,
): PairedComparison {
  const keys = resamplingKeys(images);
  const pairs = keys.flatMap((key, index): ScoredTwice[] => {
    const ofFirst = first.images[index]?.score ?? null;
    const ofSecond = second.images[index]?.score ?? null;
    return ofFirst && ofSecond ? [{ first: ofFirst, second: ofSecond, key }] : [];
  });
  const pairKeys = pairs.map(({ key }) => key);
  return {
    first: first.model.id,
    second: second.model.id,
    images: pairs.length,
    differences: eachMetric((name) => {
      const value = metricOf[name];
      const differences = pairs.map((pair) => value(pair.first) - value(pair.second));
      return estimateMean(differences, pairKeys);
    }),
  };
}
