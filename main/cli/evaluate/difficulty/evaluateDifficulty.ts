import { resolve } from 'node:path';
import type { CliContext } from '../../command';
import { commandText } from '../dataset/commandText';
import type { DatasetOptions } from '../dataset/datasetOptions';
import { difficultyPacks } from '../dataset/datasetPacks';
import { requireOwnIds } from '../dataset/ownIds';
import type { KnownFieldsOfView } from '../dataset/predictStills';
import { readDataset, requireFiles } from '../dataset/readDataset';
import { selectImages } from '../dataset/selectImages';
import { readSubset } from '../dataset/subsetFile';
import type { DifficultyEvaluation } from './difficultyEvaluation';
import { readDifficultyPredictions } from './difficultyPredictionsFile';
import {
  type DifficultyPredictions,
  measureDifficulty,
  patientsByClass,
} from './measureDifficulty';
import { labelledImages, patientsOf } from './patients';
import { predictDifficulty } from './predictDifficulty';

/**
 * Measures how well every pack and every file of predictions tells the difficulty of the same patients.
 * @throws CliError that names what is wrong with the data set, a pack, an image or a file
 */
export async function evaluateDifficulty(
  options: DatasetOptions,
  context: CliContext,
): Promise<DifficultyEvaluation> {
  const { datasetPath, folds, subsetPath, packs, predictionsPaths } = options;
  const path = (typed: string): string => resolve(context.workingFolder, typed);
  const subset = subsetPath === null ? null : await readSubset(path(subsetPath));
  const selected = selectImages(await readDataset(path(datasetPath)), { folds, subset });
  const dataset = labelledImages(selected);
  patientsOf(dataset);
  await requireFiles(dataset);
  const isDefaultPack = packs.length === 0 && predictionsPaths.length === 0;
  const chosen = await difficultyPacks(isDefaultPack ? [null] : packs, context);
  const fromFiles: DifficultyPredictions[] = [];
  for (const file of predictionsPaths) {
    fromFiles.push(await readDifficultyPredictions(path(file), dataset));
  }
  requireOwnIds([
    ...chosen.map(({ manifest }) => manifest.id),
    ...fromFiles.map(({ model }) => model.id),
  ]);
  const known: KnownFieldsOfView = new Map();
  const predicted: DifficultyPredictions[] = [];
  for (const pack of chosen) predicted.push(await predictDifficulty(pack, dataset, known, context));
  const measured = measureDifficulty(dataset, [...predicted, ...fromFiles]);
  const { name, description, images } = dataset;
  return {
    dataset: {
      ...{ name, description, images: images.length, folds, subset: subset?.length ?? null },
      unlabelledImages: selected.images.length - images.length,
      patients: measured.patients.length,
      patientsByClass: patientsByClass(measured.patients),
    },
    ...measured,
    command: commandText(options),
    createdAt: new Date().toISOString(),
  };
}
