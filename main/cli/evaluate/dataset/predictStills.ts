import type { FieldOfView } from '../../../../common/fieldOfView';
import type { ModelIdentity } from '../../../../common/prediction';
import type { InferenceClient } from '../../../inference/inferenceClient';
import type { InferenceTask, PackOf, ResultOf } from '../../../inference/inferenceTasks';
import type { VerifiedPack } from '../../../inference/modelPacks';
import { CliError, InterruptedError, messageFor } from '../../cliErrors';
import type { CliContext } from '../../command';
import { ProgressLine } from '../../progressLine';
import { predictPersistently, whenReady } from '../../readyClient';
import { modelText } from '../../wholeVideo';
import type { Dataset, DatasetImage } from './dataset';
import type { EvaluatedModel } from './evaluation';
import { readAhead } from './readAhead';
import { readStill, type Still } from './readStill';

/** Fields of view that were found, by image: a second pack need not look for them again. */
export type KnownFieldsOfView = Map<DatasetImage, FieldOfView>;

/** What a pack says of every image of a data set, in its order. */
export interface PredictedStills<Result> {
  readonly results: readonly Result[];
  readonly identity: ModelIdentity;
}

/**
 * Predicts every image of a data set with the application's own code.
 * @param client of this pack; started and ended here
 * @param known is added to
 * @param read makes of an answer what is kept; `rect` is the field of view, in pixels of the image
 * @throws CliError that names the image when one cannot be read or predicted
 */
export async function predictStills<Task extends InferenceTask, Result>(
  client: InferenceClient<Task>,
  pack: PackOf<Task>,
  dataset: Dataset,
  known: KnownFieldsOfView,
  context: CliContext,
  read: (result: ResultOf<Task>, rect: FieldOfView['rect']) => Result,
): Promise<PredictedStills<Result>> {
  const { errors, nowMs, signal } = context;
  const progress = new ProgressLine(errors, nowMs, 'images');
  const results: Result[] = [];
  client.start();
  try {
    errors.write(await modelText(client, signal));
    for await (const still of stillsOf(pack, dataset, known, context)) {
      known.set(still.image, still.fieldOfView);
      results.push(read(await predictStill(still, client, signal), still.fieldOfView.rect));
      progress.update({ frames: results.length, share: results.length / dataset.images.length });
    }
    const { identity } = await whenReady(client, signal);
    return { results, identity };
  } finally {
    progress.clear();
    await client.dispose();
  }
}

function stillsOf(
  pack: VerifiedPack,
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

async function predictStill<Task extends InferenceTask>(
  { image, frame, fieldOfView }: Still,
  client: InferenceClient<Task>,
  signal: AbortSignal,
): Promise<ResultOf<Task>> {
  try {
    return await predictPersistently(client, frame, fieldOfView.rect, signal);
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    const reason = messageFor(error);
    throw new CliError(`The image ${image.fileName} cannot be predicted: ${reason}`, {
      cause: error,
    });
  }
}

/** What every task says of a pack. Whether its weights have seen an image cannot be known from its manifest. */
export function packFacts(
  { manifest }: VerifiedPack,
  identity: ModelIdentity,
): Omit<EvaluatedModel, 'output' | 'peakThreshold'> {
  const file = manifest.files.find(({ sha256 }) => sha256 === identity.sha256);
  return {
    kind: 'pack',
    id: identity.packId,
    title: manifest.title,
    version: identity.packVersion,
    sha256: identity.sha256,
    provider: identity.provider,
    precision: file?.precision ?? null,
    trainedOn: manifest.trainedOn.map(({ text }) => text),
    isOutOfFold: null,
  };
}
