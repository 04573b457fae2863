import { difficultyFigures } from '../../../../common/metrics/difficultyFigures';
import type { JudgedCases } from '../../../../common/metrics/judgedCases';
import { combinedFigures, estimateFigures } from '../../../../common/metrics/resampledFigures';
import { type ByTask, type DifficultyComparison, difficultyTasks } from './difficultyEvaluation';

/** A model and its decisions. */
export interface JudgedModel {
  readonly id: string;
  readonly judged: ByTask<JudgedCases>;
}

/** Every pair of models on each task that both can do, patients drawn for both alike. */
export function comparisonsOf(models: readonly JudgedModel[]): readonly DifficultyComparison[] {
  return difficultyTasks.flatMap((task) => {
    const able = models.flatMap(({ id, judged }) => {
      const cases = judged[task];
      return cases === null ? [] : [{ id, cases }];
    });
    return able.flatMap((first, index) =>
      able.slice(index + 1).map((second) => ({
        first: first.id,
        second: second.id,
        task,
        differences: differences(first.cases, second.cases),
      })),
    );
  });
}

function differences(first: JudgedCases, second: JudgedCases): DifficultyComparison['differences'] {
  return estimateFigures(first.truths.length, (weights) =>
    combinedFigures(
      difficultyFigures(first, weights),
      difficultyFigures(second, weights),
      (one, other) => one - other,
    ),
  );
}
