import { estimateMean } from '../../../../common/metrics/bootstrap';
import { meanAndDeviation } from '../../../../common/metrics/statistics';
import { eachMetric, metricOf } from '../../../../common/metrics/studyMetrics';
import { successCurves } from '../../../../common/metrics/successCurves';
import type { FoldLocalisation, Localisation, ModelEvaluation } from './evaluation';
import type { ScoredImage } from './scoredImages';

/** The study's figures over at least one image. @throws RangeError for none */
export function localisationOf(images: readonly ScoredImage[]): Localisation {
  const keys = images.map(({ key }) => key);
  const scores = images.map(({ score }) => score);
  return {
    images: images.length,
    metrics: eachMetric((name) => estimateMean(scores.map(metricOf[name]), keys)),
    curves: successCurves(scores),
  };
}

/** The same, or null where there is no image. */
export function localisationIfAny(images: readonly ScoredImage[]): Localisation | null {
  return images.length === 0 ? null : localisationOf(images);
}

/** Folds that have an image, by number; images without a fold belong to none. */
export function foldLocalisations(images: readonly ScoredImage[]): readonly FoldLocalisation[] {
  const folds = new Set(images.flatMap(({ image }) => image.fold ?? []));
  return [...folds]
    .sort((one, other) => one - other)
    .map((fold) => {
      const inFold = images.filter(({ image }) => image.fold === fold);
      return { fold, ...localisationOf(inFold) };
    });
}

/** Mean and deviation of the folds' means; null with fewer than two. */
export function acrossFolds(folds: readonly FoldLocalisation[]): ModelEvaluation['acrossFolds'] {
  if (folds.length < 2) return null;
  return eachMetric((name) => meanAndDeviation(folds.map(({ metrics }) => metrics[name].mean)));
}
