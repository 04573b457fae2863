import { difficultyClasses } from '../../../../common/difficulty';
import type { JudgedCases } from '../../../../common/metrics/judgedCases';
import { meanProbabilities } from '../../../../common/metrics/meanProbabilities';
import type { Dataset } from '../dataset/dataset';
import { comparisonsOf } from './comparisons';
import type {
  ByTask,
  DifficultyEvaluation,
  DifficultyImage,
  DifficultyModel,
  DifficultyModelEvaluation,
  PatientFacts,
  PatientVerdict,
  PredictedDifficulty,
} from './difficultyEvaluation';
import { type JudgedLimit, limitOf, shareOfLimit } from './limit';
import { eachTask, judgedByTask, measureTask } from './measureTask';
import { acrossFolds, foldParts, trueClassParts, typeParts } from './parts';
import { type Patient, patientsOf } from './patients';

/** A model and what it says of each labelled image of a data set, in its order. */
export interface DifficultyPredictions {
  readonly model: DifficultyModel;
  readonly predictions: readonly PredictedDifficulty[];
}

/** Every figure of every model, and what can be known. @param dataset labelled images only */
export function measureDifficulty(
  dataset: Dataset,
  models: readonly DifficultyPredictions[],
): Pick<DifficultyEvaluation, 'patients' | 'limit' | 'models' | 'comparisons'> {
  const patients = patientsOf(dataset);
  const limit = limitOf(patients);
  const pooled = models.map((one) => pool(one, patients));
  return {
    patients: patients.map(factsOf),
    limit: limit?.limit ?? null,
    models: pooled.map((one) => measureModel(one, patients, dataset, limit)),
    comparisons: comparisonsOf(pooled.map(({ model, judged }) => ({ id: model.id, judged }))),
  };
}

interface PooledModel extends DifficultyPredictions {
  /** One list a patient. */
  readonly pooled: readonly (readonly number[])[];
  readonly judged: ByTask<JudgedCases>;
}

function pool(predicted: DifficultyPredictions, patients: readonly Patient[]): PooledModel {
  const { model, predictions } = predicted;
  const pooled = patients.map(({ images }) =>
    meanProbabilities(images.flatMap((place) => [predictions[place]?.probabilities ?? []])),
  );
  const cases = patients.map(({ difficulty }, index) => ({
    difficulty,
    probabilities: pooled[index] ?? [],
  }));
  return { ...predicted, pooled, judged: judgedByTask(cases, model.difficultThreshold) };
}

function measureModel(
  { model, predictions, pooled, judged }: PooledModel,
  patients: readonly Patient[],
  dataset: Dataset,
  limit: JudgedLimit | null,
): DifficultyModelEvaluation {
  const { difficultThreshold: threshold } = model;
  const folds = foldParts(patients, pooled, threshold);
  return {
    model,
    measured: eachTask(judged, measureTask),
    shareOfLimit: limit && shareOfLimit(judged, limit),
    folds,
    acrossFolds: acrossFolds(folds),
    types: typeParts(patients, pooled, threshold),
    trueClasses: trueClassParts(patients, pooled, threshold),
    patients: verdictsOf(model, pooled, judged),
    images: imagesOf(dataset, patients, predictions),
  };
}

/** The verdict of a model's own task. */
function verdictsOf(
  { classes }: DifficultyModel,
  pooled: readonly (readonly number[])[],
  { binary, four }: ByTask<JudgedCases>,
): readonly PatientVerdict[] {
  const { decisions } = four ?? binary;
  return pooled.map((probabilities, index) => ({
    probabilities,
    label: classes[decisions[index] ?? -1] ?? 'easy',
  }));
}

function imagesOf(
  { images }: Dataset,
  patients: readonly Patient[],
  predictions: readonly PredictedDifficulty[],
): readonly DifficultyImage[] {
  const patientOfImage = new Map(
    patients.flatMap((patient, index) => patient.images.map((place) => [place, index] as const)),
  );
  return images.map(({ fileName, path, size }, place) => {
    const predicted = predictions[place];
    const patient = patientOfImage.get(place);
    if (predicted === undefined || patient === undefined) {
      throw new RangeError(`${fileName} was not predicted.`);
    }
    return { fileName, path, size, patient, predicted };
  });
}

function factsOf({ images, ...facts }: Patient): PatientFacts {
  return { ...facts, images: images.length };
}

/** How many patients each class has. */
export function patientsByClass(
  patients: readonly Pick<PatientFacts, 'difficulty'>[],
): DifficultyEvaluation['dataset']['patientsByClass'] {
  const [easy, long, technique, failure] = difficultyClasses.map(
    (label) => patients.filter(({ difficulty }) => difficulty === label).length,
  );
  return { easy: easy ?? 0, long: long ?? 0, technique: technique ?? 0, failure: failure ?? 0 };
}
