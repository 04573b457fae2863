import { difficultyClasses } from '../../../../../common/difficulty';
import type { PicturePart } from '../../report/gallery/examplePictures';
import { examplePart } from '../../report/gallery/examplePart';
import type {
  DifficultyImage,
  DifficultyModelEvaluation,
  PatientFacts,
} from '../difficultyEvaluation';

/** Images of one true class, and what was said of them. */
export interface DifficultyExamples {
  readonly difficulty: PatientFacts['difficulty'];
  readonly examples: readonly DifficultyExample[];
}

export interface DifficultyExample {
  /** `best`, `median` or `worst` of the class. */
  readonly rank: string;
  readonly image: DifficultyImage;
  readonly facts: PatientFacts;
  /** Of the true class, by this image alone. */
  readonly trueProbability: number;
}

const perRank = 2;

/**
 * For each true class two images each that the model judged best, about as usual, and worst, by the probability
 * that it gave to the true class; of a patient at most one. With few patients all are shown, the best first.
 */
export function chooseDifficultyExamples(
  { images, model }: Pick<DifficultyModelEvaluation, 'images' | 'model'>,
  patients: readonly PatientFacts[],
): readonly DifficultyExamples[] {
  const all = images.flatMap((image): DifficultyExample[] => {
    const facts = patients[image.patient];
    if (facts === undefined) return [];
    const place = Math.min(difficultyClasses.indexOf(facts.difficulty), model.classes.length - 1);
    const trueProbability = image.predicted.probabilities[place] ?? NaN;
    return [{ rank: '', image, facts, trueProbability }];
  });
  return difficultyClasses.flatMap((difficulty) => {
    const own = all.filter(({ facts }) => facts.difficulty === difficulty);
    const examples = ranked(medianOfPatients(own));
    return examples.length === 0 ? [] : [{ difficulty, examples }];
  });
}

/** Of each patient the image that says about what the patient's images say, the best patient first. */
function medianOfPatients(examples: readonly DifficultyExample[]): readonly DifficultyExample[] {
  const byPatient = new Map<number, DifficultyExample[]>();
  for (const example of examples) {
    const { patient } = example.image;
    byPatient.set(patient, [...(byPatient.get(patient) ?? []), example]);
  }
  return [...byPatient.values()]
    .flatMap((own) => own.toSorted(betterFirst)[Math.floor(own.length / 2)] ?? [])
    .toSorted(betterFirst);
}

function ranked(sorted: readonly DifficultyExample[]): readonly DifficultyExample[] {
  const count = sorted.length;
  if (count < 3 * perRank) {
    return sorted.map((example, index) => ({
      ...example,
      rank: index === 0 ? 'best' : index === count - 1 ? 'worst' : 'between',
    }));
  }
  const middle = Math.floor((count - perRank) / 2);
  const named = (rank: string, from: number) =>
    sorted.slice(from, from + perRank).map((example) => ({ ...example, rank }));
  return [...named('best', 0), ...named('median', middle), ...named('worst', count - perRank)];
}

function betterFirst(one: DifficultyExample, other: DifficultyExample): number {
  return other.trueProbability - one.trueProbability;
}

/** The picture of an example and the part of it that is shown: the field of view. */
export function picturePart({ path, size, predicted }: DifficultyImage): PicturePart {
  return { path, part: examplePart({ size, targets: [], predicted }) };
}
