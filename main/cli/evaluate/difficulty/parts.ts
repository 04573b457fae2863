import { difficultyClasses } from '../../../../common/difficulty';
import { estimateMean } from '../../../../common/metrics/bootstrap';
import type { DifficultyFigure } from '../../../../common/metrics/difficultyFigures';
import { difficultProbability } from '../../../../common/metrics/judgedCases';
import type { FigureEstimates } from '../../../../common/metrics/resampledFigures';
import { type MeanAndDeviation, meanAndDeviation } from '../../../../common/metrics/statistics';
import type {
  ByTask,
  DifficultyModelEvaluation,
  DifficultyPart,
  TrueClassPart,
} from './difficultyEvaluation';
import { eachTask, estimatesOf, judgedByTask } from './measureTask';
import type { Patient } from './patients';

/** Figures of the patients of each morphology type; none where the data set names fewer than two. */
export function typeParts(
  patients: readonly Patient[],
  probabilities: readonly (readonly number[])[],
  threshold: number | null,
): readonly DifficultyPart[] {
  const types = new Set(patients.flatMap(({ morphologyType }) => morphologyType ?? []));
  if (types.size < 2) return [];
  return [...types].sort().map((type) => {
    const belongs = ({ morphologyType }: Patient): boolean => morphologyType === type;
    return partOf(`type ${type}`, belongs, patients, probabilities, threshold);
  });
}

/** The same for each fold. */
export function foldParts(
  patients: readonly Patient[],
  probabilities: readonly (readonly number[])[],
  threshold: number | null,
): readonly DifficultyPart[] {
  const folds = new Set(patients.flatMap(({ fold }) => fold ?? []));
  if (folds.size < 2) return [];
  return [...folds]
    .sort((one, other) => one - other)
    .map((fold) => {
      const belongs = (patient: Patient): boolean => patient.fold === fold;
      return partOf(`fold ${fold}`, belongs, patients, probabilities, threshold);
    });
}

function partOf(
  name: string,
  belongs: (patient: Patient) => boolean,
  patients: readonly Patient[],
  probabilities: readonly (readonly number[])[],
  threshold: number | null,
): DifficultyPart {
  const judged = patients.flatMap((patient, index) => {
    if (!belongs(patient)) return [];
    return [{ difficulty: patient.difficulty, probabilities: probabilities[index] ?? [] }];
  });
  const figures = eachTask(judgedByTask(judged, threshold), estimatesOf);
  return { name, patients: judged.length, figures };
}

/** Mean and deviation of the folds' figures; a fold that does not define a figure is left out of it. */
export function acrossFolds(
  folds: readonly DifficultyPart[],
): DifficultyModelEvaluation['acrossFolds'] {
  const [first] = folds;
  if (first === undefined) return null;
  return eachTask(first.figures, (_, task) =>
    across(
      folds.flatMap(({ figures }: { figures: ByTask<FigureEstimates> }) => figures[task] ?? []),
    ),
  );
}

function across(
  folds: readonly FigureEstimates[],
): ReadonlyMap<DifficultyFigure, MeanAndDeviation> {
  const names = new Set(folds.flatMap((figures) => [...figures.keys()]));
  const found = [...names].flatMap((name) => {
    const values = folds.flatMap((figures) => figures.get(name)?.value ?? []);
    return values.length < 2 ? [] : [[name, meanAndDeviation(values)] as const];
  });
  return new Map(found);
}

/** How often the patients of each true class are called difficult. */
export function trueClassParts(
  patients: readonly Patient[],
  probabilities: readonly (readonly number[])[],
  threshold: number,
): readonly TrueClassPart[] {
  return difficultyClasses.flatMap((difficulty) => {
    const own = patients.flatMap((patient, index) =>
      patient.difficulty === difficulty
        ? [{ key: patient.key, difficult: difficultProbability(probabilities[index] ?? []) }]
        : [],
    );
    if (own.length === 0) return [];
    const keys = own.map(({ key }) => key);
    const called = own.map(({ difficult }) => Number(difficult >= threshold));
    return {
      difficulty,
      calledDifficult: estimateMean(called, keys),
      meanDifficult: estimateMean(
        own.map(({ difficult }) => difficult),
        keys,
      ),
    };
  });
}
