import { resolve } from 'node:path';
import type { CliContext } from '../../command';
import { choosePack } from '../../packFolders';
import { commandText } from './commandText';
import { comparisonsOf } from './comparison';
import type { Dataset } from './dataset';
import type { DatasetOptions } from './datasetOptions';
import { ampullaPacks } from './datasetPacks';
import type { DatasetDescription, DatasetEvaluation } from './evaluation';
import { measureModel } from './measureModel';
import { requireOwnIds } from './ownIds';
import { predictPack } from './predictPack';
import { type ModelPredictions, readPredictions } from './predictionsFile';
import type { KnownFieldsOfView } from './predictStills';
import { readDataset, requireFiles } from './readDataset';
import { resampledUnit } from './scoredImages';
import { requireTargets, selectImages } from './selectImages';
import { readSubset } from './subsetFile';

/**
 * Measures every pack and every file of predictions on the same images.
 * @throws CliError that names what is wrong with the data set, a pack, an image or a file
 */
export async function evaluateDataset(
  options: DatasetOptions,
  context: CliContext,
): Promise<DatasetEvaluation> {
  const { datasetPath, folds, subsetPath, packs, predictionsPaths } = options;
  const path = (typed: string): string => resolve(context.workingFolder, typed);
  const subset = subsetPath === null ? null : await readSubset(path(subsetPath));
  const dataset = selectImages(await readDataset(path(datasetPath)), { folds, subset });
  requireTargets(dataset);
  await requireFiles(dataset);
  const isDefaultPack = packs.length === 0 && predictionsPaths.length === 0;
  const chosen = isDefaultPack
    ? [await choosePack(null, context)]
    : await ampullaPacks(packs, context);
  const fromFiles: ModelPredictions[] = [];
  for (const file of predictionsPaths) fromFiles.push(await readPredictions(path(file), dataset));
  requireOwnIds([...chosen.map((pack) => pack.manifest.id), ...fromFiles.map(idOf)]);
  const known: KnownFieldsOfView = new Map();
  const predicted: ModelPredictions[] = [];
  for (const pack of chosen) predicted.push(await predictPack(pack, dataset, known, context));
  const models = [...predicted, ...fromFiles].map((one) => measureModel(one, dataset));
  return {
    dataset: describe(dataset, folds, subset),
    models,
    comparisons: comparisonsOf(models, dataset),
    command: commandText(options),
    createdAt: new Date().toISOString(),
  };
}

const idOf = ({ model }: ModelPredictions): string => model.id;

function describe(
  dataset: Dataset,
  folds: readonly number[],
  subset: readonly string[] | null,
): DatasetDescription {
  const { name, description, images } = dataset;
  return {
    name,
    description,
    images: images.length,
    imagesWithTarget: images.filter(({ targets }) => targets.length > 0).length,
    imagesWithSeveralTargets: images.filter(({ targets }) => targets.length > 1).length,
    folds,
    subset: subset?.length ?? null,
    resampled: resampledUnit(images),
  };
}
