import type { Box } from '../../../../common/geometry';
import type { Prediction } from '../../../../common/prediction';
import type { AmpullaPack } from '../../../inference/modelPacks';
import type { CliContext } from '../../command';
import { createOfflineClient } from '../../wholeVideo';
import type { Dataset } from './dataset';
import type { PredictedTarget } from './evaluation';
import type { ModelPredictions } from './predictionsFile';
import { type KnownFieldsOfView, packFacts, predictStills } from './predictStills';

/**
 * Finds the target in every image of a data set.
 * @param known is added to
 * @throws as {@link predictStills}
 */
export async function predictPack(
  pack: AmpullaPack,
  dataset: Dataset,
  known: KnownFieldsOfView,
  context: CliContext,
): Promise<ModelPredictions> {
  const client = createOfflineClient(pack, context);
  const { results, identity } = await predictStills(client, pack, dataset, known, context, target);
  const { peak: peakThreshold } = pack.manifest.thresholds;
  const model = { ...packFacts(pack, identity), output: 'soft mask', peakThreshold } as const;
  return { model, predictions: results };
}

function target(prediction: Prediction, rect: Box): PredictedTarget {
  const { peak, mask } = prediction;
  return { peak, mask, fieldOfView: rect, box: boxInImage(prediction, rect) };
}

/** Null where the mask is empty. */
function boxInImage({ region: { box } }: Prediction, origin: Box): Box | null {
  if (box.width === 0 || box.height === 0) return null;
  return { ...box, x: origin.x + box.x, y: origin.y + box.y };
}
