import type { FieldOfView } from '../../../../common/fieldOfView';
import type { ModelIdentity, Prediction } from '../../../../common/prediction';
import type { InferenceClient } from '../../../inference/inferenceClient';
import type { AmpullaPack } from '../../../inference/modelPacks';
import { CliError, InterruptedError, messageFor } from '../../cliErrors';
import type { CliContext } from '../../command';
import { ProgressLine } from '../../progressLine';
import { predictPersistently, whenReady } from '../../readyClient';
import { createOfflineClient, modelText } from '../../wholeVideo';
import type { Dataset, DatasetImage } from './dataset';
import type { EvaluatedModel, PredictedTarget } from './evaluation';
import type { ModelPredictions } from './predictionsFile';
import { readAhead } from './readAhead';
import { readStill, type Still } from './readStill';

/** Fields of view that were found, by image: a second pack need not look for them again. */
export type KnownFieldsOfView = Map<DatasetImage, FieldOfView>;

/**
 * Predicts every image of a data set with the application's own code.
 * @param known is added to
 * @throws CliError that names the image when one cannot be read or predicted
 */
export async function predictPack(
  pack: AmpullaPack,
  dataset: Dataset,
  known: KnownFieldsOfView,
  context: CliContext,
): Promise<ModelPredictions> {
  const { errors, nowMs, signal } = context;
  const client = createOfflineClient(pack, context);
  const progress = new ProgressLine(errors, nowMs, 'images');
  const predictions: PredictedTarget[] = [];
  client.start();
  try {
    errors.write(await modelText(client, signal));
    for await (const still of stillsOf(pack, dataset, known, context)) {
      known.set(still.image, still.fieldOfView);
      predictions.push(await predictStill(still, client, signal));
      const share = predictions.length / dataset.images.length;
      progress.update({ frames: predictions.length, share });
    }
    const { identity } = await whenReady(client, signal);
    return { model: modelOf(pack, identity), predictions };
  } finally {
    progress.clear();
    await client.dispose();
  }
}

function stillsOf(
  pack: AmpullaPack,
  { images }: Dataset,
  known: KnownFieldsOfView,
  context: CliContext,
): AsyncGenerator<Still, void, undefined> {
  const read = (image: DatasetImage, unwanted: AbortSignal) => {
    const fieldOfView = known.get(image) ?? image.fieldOfView ?? 'auto';
    const signal = AbortSignal.any([context.signal, unwanted]);
    return readStill(image, fieldOfView, pack, { ...context, signal });
  };
  // Most of the time goes into starting ffmpeg, which takes one core.
  return readAhead(images, read, context.cores);
}

async function predictStill(
  { image, frame, fieldOfView }: Still,
  client: InferenceClient,
  signal: AbortSignal,
): Promise<PredictedTarget> {
  const { rect } = fieldOfView;
  try {
    const prediction = await predictPersistently(client, frame, rect, signal);
    const { peak, mask } = prediction;
    return { peak, mask, fieldOfView: rect, box: boxInImage(prediction, rect) };
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    const reason = messageFor(error);
    throw new CliError(`The image ${image.fileName} cannot be predicted: ${reason}`, {
      cause: error,
    });
  }
}

/** Null where the mask is empty. */
function boxInImage({ region: { box } }: Prediction, origin: FieldOfView['rect']) {
  if (box.width === 0 || box.height === 0) return null;
  return { ...box, x: origin.x + box.x, y: origin.y + box.y };
}

/** Whether a pack's weights have seen an image cannot be known from its manifest. */
function modelOf({ manifest }: AmpullaPack, identity: ModelIdentity): EvaluatedModel {
  const file = manifest.files.find(({ sha256 }) => sha256 === identity.sha256);
  return {
    kind: 'pack',
    id: identity.packId,
    title: manifest.title,
    version: identity.packVersion,
    sha256: identity.sha256,
    provider: identity.provider,
    precision: file?.precision ?? null,
    output: 'soft mask',
    peakThreshold: manifest.thresholds.peak,
    trainedOn: manifest.trainedOn.map(({ text }) => text),
    isOutOfFold: null,
  };
}
