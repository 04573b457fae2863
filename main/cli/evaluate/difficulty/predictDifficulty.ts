import type { DifficultyPrediction } from '../../../../common/difficulty';
import type { Box } from '../../../../common/geometry';
import type { DifficultyPack } from '../../../inference/modelPacks';
import type { CliContext } from '../../command';
import { createOfflineDifficultyClient } from '../../wholeVideo';
import type { Dataset } from '../dataset/dataset';
import { type KnownFieldsOfView, packFacts, predictStills } from '../dataset/predictStills';
import type { PredictedDifficulty } from './difficultyEvaluation';
import type { DifficultyPredictions } from './measureDifficulty';

/**
 * Estimates the difficulty in every image of a data set.
 * @param known is added to
 * @throws as {@link predictStills}
 */
export async function predictDifficulty(
  pack: DifficultyPack,
  dataset: Dataset,
  known: KnownFieldsOfView,
  context: CliContext,
): Promise<DifficultyPredictions> {
  const client = createOfflineDifficultyClient(pack, context);
  const predicted = await predictStills(client, pack, dataset, known, context, estimate);
  const { outputs, thresholds } = pack.manifest;
  return {
    model: {
      ...packFacts(pack, predicted.identity),
      classes: outputs.difficulty.classes,
      difficultThreshold: thresholds.difficult,
    },
    predictions: predicted.results,
  };
}

function estimate(
  { probabilities, attention }: DifficultyPrediction,
  rect: Box,
): PredictedDifficulty {
  return { probabilities, attention, fieldOfView: rect };
}
