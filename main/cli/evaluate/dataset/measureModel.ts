import { bestScore } from '../../../../common/metrics/imageScore';
import type { Dataset, DatasetImage } from './dataset';
import type { EvaluatedModel, ImageResult, ModelEvaluation, PredictedTarget } from './evaluation';
import { acrossFolds, foldLocalisations, localisationIfAny, localisationOf } from './localisation';
import { calibrationOf, type PeakedImage, presenceOf } from './presence';
import type { ModelPredictions } from './predictionsFile';
import { resamplingKeys, type ScoredImage } from './scoredImages';
import { subsetLocalisations } from './subsets';

/**
 * Every figure of one model.
 * @param predictions one an image of the data set, in its order
 */
export function measureModel(
  { model, predictions }: ModelPredictions,
  { images }: Dataset,
): ModelEvaluation {
  const keys = resamplingKeys(images);
  const results = images.map((image, index) => resultOf(image, predictions[index]));
  const scored = results.flatMap(({ score }, index): ScoredImage[] => {
    const image = images[index];
    return score === null || image === undefined ? [] : [{ image, score, key: keys[index] ?? '' }];
  });
  const hasSeveral = ({ image }: ScoredImage) => image.targets.length > 1;
  const folds = foldLocalisations(scored);
  return {
    model,
    images: results,
    overall: localisationOf(scored),
    singleTarget: localisationIfAny(scored.filter((one) => !hasSeveral(one))),
    severalTargets: localisationIfAny(scored.filter(hasSeveral)),
    folds,
    acrossFolds: acrossFolds(folds),
    subsets: subsetLocalisations(scored),
    ...presenceFigures(model, results, keys),
  };
}

function resultOf(image: DatasetImage, predicted: PredictedTarget | undefined): ImageResult {
  if (predicted === undefined) throw new RangeError(`${image.fileName} was not predicted.`);
  const { fileName, path, size, fold, group, targets } = image;
  const score = targets.length === 0 ? null : bestScore(predicted.box, targets, size);
  return { fileName, path, size, fold, group, targets, predicted, score };
}

function presenceFigures(
  { peakThreshold }: EvaluatedModel,
  results: readonly ImageResult[],
  keys: readonly string[],
): Pick<ModelEvaluation, 'presence' | 'calibration'> {
  if (peakThreshold === null) return { presence: null, calibration: null };
  const peaked = results.map(
    ({ predicted, score }, index): PeakedImage => ({
      peak: predicted.peak,
      score,
      key: keys[index] ?? '',
    }),
  );
  return { presence: presenceOf(peaked, peakThreshold), calibration: calibrationOf(peaked) };
}
