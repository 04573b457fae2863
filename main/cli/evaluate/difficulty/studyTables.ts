import type { DifficultyFigure } from '../../../../common/metrics/difficultyFigures';
import type { FigureEstimates } from '../../../../common/metrics/resampledFigures';
import type { DifficultyEvaluation, DifficultyTask, TaskMeasurement } from './difficultyEvaluation';
import { studyBinaryRows, studyFourRows } from './studyDifficulty';

/** A column of a table in the study's form: one figure, or that of easy and of difficult. */
export interface StudyColumn {
  readonly label: string;
  readonly figures: readonly DifficultyFigure[];
}

/** The columns of the study's tables 2 and 3. */
export const studyColumns: Readonly<Record<DifficultyTask, readonly StudyColumn[]>> = {
  binary: [
    { label: 'precision', figures: ['precision:easy', 'precision:difficult'] },
    { label: 'recall', figures: ['recall:easy', 'recall:difficult'] },
    { label: 'F1', figures: ['f1:easy', 'f1:difficult'] },
    { label: 'accuracy', figures: ['accuracy'] },
    { label: 'AUC', figures: ['auc'] },
  ],
  four: [
    { label: 'macro precision', figures: ['macroPrecision'] },
    { label: 'macro recall', figures: ['macroRecall'] },
    { label: 'macro F1', figures: ['macroF1'] },
    { label: 'accuracy', figures: ['accuracy'] },
  ],
};

/** A row of a table in the study's form. */
export interface StudyTableRow {
  readonly kind: 'study' | 'limit' | 'model';
  readonly name: string;
  readonly value: (figure: DifficultyFigure) => number | null;
  /** Null for the study's own rows, which have none. */
  readonly estimates: FigureEstimates | null;
}

/** What the rows of the limit are called. */
export const limitNames = {
  plain: 'Bayes limit',
  macro: 'Bayes limit, decided for macro F1',
} as const;

/** The rows of one table: the study's, the limit's and a row a model; none where no model does the task. */
export function studyRows(
  { limit, models }: Pick<DifficultyEvaluation, 'limit' | 'models'>,
  task: DifficultyTask,
): readonly StudyTableRow[] {
  const ours = models.flatMap(({ model, measured }) => rowOf('model', model.id, measured[task]));
  if (ours.length === 0) return [];
  const study = (task === 'binary' ? studyBinaryRows : studyFourRows).map(
    ({ name, figures }): StudyTableRow => ({
      ...{ kind: 'study', name, estimates: null },
      value: (figure) => figures.get(figure) ?? null,
    }),
  );
  const known =
    limit === null
      ? []
      : [
          ...rowOf('limit', limitNames.plain, limit.plain[task]),
          ...rowOf('limit', limitNames.macro, limit.macro[task]),
        ];
  return [...study, ...known, ...ours];
}

function rowOf(
  kind: StudyTableRow['kind'],
  name: string,
  measured: TaskMeasurement | null,
): readonly StudyTableRow[] {
  if (measured === null) return [];
  const { figures } = measured;
  const value = (figure: DifficultyFigure): number | null => figures.get(figure)?.value ?? null;
  return [{ kind, name, value, estimates: figures }];
}
