import { bestMacroWeights, reweighted } from '../../../../common/metrics/bayesLimit';
import {
  type DifficultyFigure,
  difficultyFigures,
} from '../../../../common/metrics/difficultyFigures';
import type { JudgedCases } from '../../../../common/metrics/judgedCases';
import {
  combinedFigures,
  estimateFigures,
  type FigureEstimates,
} from '../../../../common/metrics/resampledFigures';
import {
  type BayesLimit,
  type ByTask,
  type DifficultyTask,
  limitedFigures,
} from './difficultyEvaluation';
import { eachTask, type JudgedPatient, judgedByTask, measureTask } from './measureTask';
import { typeParts } from './parts';
import type { Patient } from './patients';

/** The limit with the decisions that it was measured on. */
export interface JudgedLimit {
  readonly limit: BayesLimit;
  readonly plain: ByTask<JudgedCases>;
  readonly macro: ByTask<JudgedCases>;
}

/** What can be known of these patients; null where the data set does not say of every one. */
export function limitOf(patients: readonly Patient[]): JudgedLimit | null {
  const known = patients.flatMap(({ difficulty, classProbabilities }): JudgedPatient[] =>
    classProbabilities === null ? [] : [{ difficulty, probabilities: classProbabilities }],
  );
  if (known.length < patients.length) return null;
  const plain = judgedByTask(known, null);
  const macro = { binary: bestBinary(known), four: judgedByTask(bestOf(known), null).four };
  const posteriors = known.map(({ probabilities }) => probabilities);
  const limit = {
    plain: eachTask(plain, measureTask),
    macro: eachTask(macro, measureTask),
    types: typeParts(patients, posteriors, null),
  };
  return { limit, plain, macro };
}

/** With probabilities that make the most probable class the one that serves macro-F1 best. */
function bestOf(patients: readonly JudgedPatient[]): readonly JudgedPatient[] {
  const weights = bestMacroWeights(patients.map(({ probabilities }) => probabilities));
  return patients.map(({ difficulty, probabilities }) => ({
    difficulty,
    probabilities: reweighted(probabilities, weights),
  }));
}

function bestBinary(patients: readonly JudgedPatient[]): JudgedCases {
  const binary = patients.map(({ difficulty, probabilities: [easy = NaN] }) => ({
    difficulty,
    probabilities: [easy, 1 - easy],
  }));
  return judgedByTask(bestOf(binary), null).binary;
}

/** A figure of the limit that a model's is divided by; null for a figure that has no limit. */
export function limitFigure(
  { plain, macro }: BayesLimit,
  task: DifficultyTask,
  name: DifficultyFigure,
): number | null {
  if (!limitedFigures.some((limited) => limited === name)) return null;
  const measured = name === 'macroF1' ? macro[task] : plain[task];
  return measured?.figures.get(name)?.value ?? null;
}

/** A model's figures divided by the limit's, patients drawn for both alike; macro-F1 by the best decision's. */
export function shareOfLimit(
  model: ByTask<JudgedCases>,
  { plain, macro }: JudgedLimit,
): ByTask<FigureEstimates> {
  return eachTask(model, (cases, task) => {
    const [known, best] = [plain[task] ?? cases, macro[task] ?? cases];
    return estimateFigures(cases.truths.length, (weights) => {
      const figures = difficultyFigures(cases, weights);
      const limit = new Map(difficultyFigures(known, weights));
      limit.set('macroF1', difficultyFigures(best, weights).get('macroF1') ?? null);
      const limited = new Map(limitedFigures.map((name) => [name, limit.get(name) ?? null]));
      return combinedFigures(figures, limited, (value, most) => (most === 0 ? null : value / most));
    });
  });
}
