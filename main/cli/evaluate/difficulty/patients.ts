import type { DifficultyClass } from '../../../../common/difficulty';
import { meanProbabilities } from '../../../../common/metrics/meanProbabilities';
import { CliError } from '../../cliErrors';
import type { Dataset, DatasetImage } from '../dataset/dataset';

/** A patient of a data set, whose images have one verdict. */
export interface Patient {
  /** Pseudonym. */
  readonly key: string;
  readonly difficulty: DifficultyClass;
  readonly fold: number | null;
  readonly morphologyType: string | null;
  /** True probabilities of the four classes: what can be known of the patient at all. */
  readonly classProbabilities: readonly number[] | null;
  /** Places of the patient's images among those of the data set. */
  readonly images: readonly number[];
}

/**
 * The images of a data set whose difficulty is known.
 * @throws CliError where there is none, or one names no patient
 */
export function labelledImages(dataset: Dataset): Dataset {
  const { name, images } = dataset;
  const labelled = images.filter(({ difficulty }) => difficulty !== null);
  if (labelled.length === 0) {
    throw new CliError(
      `None of the ${images.length} images of ${name} that were asked for says how difficult the cannulation was. Write easy, long, technique or failure into the field difficulty of its annotations.json.`,
    );
  }
  const nameless = labelled.find(({ patientKey }) => patientKey === null);
  if (nameless !== undefined) {
    throw new CliError(
      `The image ${nameless.fileName} of ${name} names no patient. Difficulty is a patient's: write a pseudonym into the field patientKey of every image in its annotations.json.`,
    );
  }
  return { ...dataset, images: labelled };
}

/**
 * The patients of labelled images, in the order of their first one.
 * @throws CliError where a patient has two difficulties or lies in two folds, or where nobody is easy or
 * nobody difficult
 */
export function patientsOf({ name, images }: Dataset): readonly Patient[] {
  const placesByKey = new Map<string, number[]>();
  for (const [place, { patientKey }] of images.entries()) {
    const key = patientKey ?? '';
    placesByKey.set(key, [...(placesByKey.get(key) ?? []), place]);
  }
  const patients = [...placesByKey].map(([key, places]) =>
    patientOf(
      key,
      places,
      places.flatMap((place) => images[place] ?? []),
    ),
  );
  requireBothSides(name, patients);
  return patients;
}

function patientOf(
  key: string,
  places: readonly number[],
  images: readonly DatasetImage[],
): Patient {
  const difficulty = onlyOne(key, images, ({ difficulty: one }) => one, 'says');
  if (difficulty === null) throw new RangeError(`Patient ${key} has no difficulty.`);
  const posteriors = images.flatMap(({ classProbabilities: one }) => (one === null ? [] : [one]));
  return {
    key,
    difficulty,
    fold: onlyOne(key, images, ({ fold }) => fold, 'lies in fold'),
    morphologyType:
      images.find(({ morphologyType: type }) => type !== null)?.morphologyType ?? null,
    classProbabilities: posteriors.length === images.length ? meanProbabilities(posteriors) : null,
    images: places,
  };
}

/** What all images of a patient say alike. */
function onlyOne<Value extends string | number>(
  key: string,
  images: readonly DatasetImage[],
  read: (image: DatasetImage) => Value | null,
  verb: string,
): Value | null {
  const [first] = images;
  const value = first === undefined ? null : read(first);
  const other = images.find((image) => read(image) !== value);
  if (first === undefined || other === undefined) return value;
  throw new CliError(
    `Patient ${key}: ${first.fileName} ${verb} ${value ?? 'none'}, ${other.fileName} ${read(other) ?? 'none'}. All images of a patient must say the same; correct annotations.json.`,
  );
}

function requireBothSides(name: string, patients: readonly Patient[]): void {
  const easy = patients.filter(({ difficulty }) => difficulty === 'easy').length;
  if (easy > 0 && easy < patients.length) return;
  throw new CliError(
    `All ${patients.length} patients of ${name} that were asked for are ${easy > 0 ? 'easy' : 'difficult'}, so that nothing can be told apart. Take others in with --folds or --subset.`,
  );
}
