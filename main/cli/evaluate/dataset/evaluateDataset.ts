import { basename, isAbsolute, resolve } from 'node:path';
import { CliError } from '../../cliErrors';
import type { CliContext } from '../../command';
import { choosePack } from '../../packFolders';
import { comparisonsOf } from './comparison';
import type { Dataset } from './dataset';
import type { DatasetOptions } from './datasetOptions';
import { packsNamed } from './datasetPacks';
import type { DatasetDescription, DatasetEvaluation } from './evaluation';
import { measureModel } from './measureModel';
import { type KnownFieldsOfView, predictPack } from './predictPack';
import { type ModelPredictions, readPredictions } from './predictionsFile';
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
    : await packsNamed(packs, context);
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

function requireOwnIds(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new CliError(
    `Two of the models are called ${twice}; tables could not tell them apart. Measure one of them at a time, or change the id of one.`,
  );
}

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

/** The command as it was typed; of a place on this machine only the last name. */
function commandText(options: DatasetOptions): string {
  const given = (name: string, items: readonly (string | null)[]): string => {
    const shown = items.flatMap((item) => item ?? []).map(withoutPlace);
    return shown.length === 0 ? '' : ` --${name} ${shown.join(',')}`;
  };
  const { datasetPath, folds, packs, predictionsPaths, subsetPath, outFolder } = options;
  return [
    'npm run --silent ampulla -- evaluate',
    given('dataset', [datasetPath]),
    given('folds', folds.map(String)),
    given('packs', packs),
    given('predictions', predictionsPaths),
    given('subset', [subsetPath]),
    given('out', [outFolder]),
    options.withPictures ? '' : ' --without-pictures',
    options.json ? ' --json' : '',
  ].join('');
}

function withoutPlace(path: string): string {
  return isAbsolute(path) ? basename(path) : path;
}
