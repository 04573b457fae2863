import { difficultyClasses } from '../../../../common/difficulty';
import { difficultProbability } from '../../../../common/metrics/judgedCases';
import type { FigureEstimates } from '../../../../common/metrics/resampledFigures';
import { type CsvCell, csvText } from '../csvText';
import {
  type BayesLimit,
  type ByTask,
  type DifficultyEvaluation,
  type DifficultyModelEvaluation,
  type DifficultyPart,
  difficultyTasks,
  type TaskMeasurement,
} from './difficultyEvaluation';

type Row = readonly CsvCell[];
const estimateHead = ['value', 'low', 'high'] as const;
/** What the rows of the Bayes limit have in the place of a model's id. */
const limitIds = { plain: 'bayes-limit', macro: 'bayes-limit-for-macro-f1' } as const;

/** The CSV files of an evaluation of difficulty, by name. docs/formats.md describes them. */
export function difficultyTables(
  evaluation: DifficultyEvaluation,
): Readonly<Record<string, string>> {
  const { models, limit, comparisons } = evaluation;
  const measured = [...limitMeasurements(limit), ...models.map(ownMeasurement)];
  const each = (head: readonly string[], rows: (one: TaskMeasurement) => readonly Row[]) =>
    csvText(
      ['model', 'task', ...head],
      measured.flatMap(({ id, byTask }) =>
        difficultyTasks.flatMap((task) => {
          const found = byTask[task];
          return found === null ? [] : rows(found).map((row) => [id, task, ...row]);
        }),
      ),
    );
  return {
    'figures.csv': each(['figure', ...estimateHead], ({ figures }) => figureRows(figures)),
    'confusion.csv': each(['trueClass', 'verdict', 'patients'], confusionRows),
    'curves.csv': each(['threshold', 'falsePositiveShare', 'truePositiveShare'], rocRows),
    'calibration.csv': each(
      ['fromProbability', 'toProbability', 'patients', 'meanProbability', 'rightShare'],
      reliabilityRows,
    ),
    'limit.csv': modelRows(models, ['task', 'figure', ...estimateHead], ({ shareOfLimit }) =>
      shareOfLimit === null ? [] : taskRows(shareOfLimit),
    ),
    'folds.csv': partTable(models, ({ folds }) => folds, []),
    'subsets.csv': partTable(models, ({ types }) => types, limit?.types ?? []),
    'classes.csv': modelRows(
      models,
      ['trueClass', 'patients', 'calledDifficult', 'low', 'high', 'meanDifficult'],
      ({ trueClasses }) =>
        trueClasses.map(
          ({ difficulty, calledDifficult: { count, mean, low, high }, meanDifficult }) => [
            ...[difficulty, count, mean, low, high, meanDifficult.mean],
          ],
        ),
    ),
    'comparisons.csv': csvText(
      ['first', 'second', 'task', 'figure', ...estimateHead],
      comparisons.flatMap(({ first, second, task, differences }) =>
        figureRows(differences).map((row) => [first, second, task, ...row]),
      ),
    ),
    'patients.csv': patientTable(evaluation),
    'images.csv': imageTable(evaluation),
  };
}

interface Measured {
  readonly id: string;
  readonly byTask: ByTask<TaskMeasurement>;
}

function limitMeasurements(limit: BayesLimit | null): readonly Measured[] {
  if (limit === null) return [];
  return [
    { id: limitIds.plain, byTask: limit.plain },
    { id: limitIds.macro, byTask: limit.macro },
  ];
}

function ownMeasurement({ model, measured }: DifficultyModelEvaluation): Measured {
  return { id: model.id, byTask: measured };
}

function modelRows(
  models: readonly DifficultyModelEvaluation[],
  head: readonly string[],
  rows: (model: DifficultyModelEvaluation) => readonly Row[],
): string {
  return csvText(
    ['model', ...head],
    models.flatMap((model) => rows(model).map((row) => [model.model.id, ...row])),
  );
}

function partTable(
  models: readonly DifficultyModelEvaluation[],
  partsOf: (model: DifficultyModelEvaluation) => readonly DifficultyPart[],
  ofLimit: readonly DifficultyPart[],
): string {
  const rows = (id: string, parts: readonly DifficultyPart[]): Row[] =>
    parts.flatMap(({ name, patients, figures }) =>
      taskRows(figures).map((row) => [id, name, patients, ...row]),
    );
  return csvText(
    ['model', 'part', 'patients', 'task', 'figure', ...estimateHead],
    [
      ...rows(limitIds.plain, ofLimit),
      ...models.flatMap((model) => rows(model.model.id, partsOf(model))),
    ],
  );
}

function taskRows(figures: ByTask<FigureEstimates>): Row[] {
  return difficultyTasks.flatMap((task) => {
    const found = figures[task];
    return found === null ? [] : figureRows(found).map((row) => [task, ...row]);
  });
}

function figureRows(figures: FigureEstimates): Row[] {
  return [...figures].map(([name, { value, low, high }]) => [name, value, low, high]);
}

function confusionRows({ classes, confusion }: TaskMeasurement): Row[] {
  return classes.flatMap((truth, row) =>
    classes.map((verdict, column) => [truth, verdict, confusion[row]?.[column] ?? 0]),
  );
}

/** The first point, where nothing is called difficult, has no threshold. */
function rocRows({ roc }: TaskMeasurement): Row[] {
  return roc.map(({ threshold, falsePositiveShare, truePositiveShare }) => [
    ...[Number.isFinite(threshold) ? threshold : null, falsePositiveShare, truePositiveShare],
  ]);
}

function reliabilityRows({ reliability }: TaskMeasurement): Row[] {
  return reliability.map((bin) => [
    ...[bin.fromProbability, bin.toProbability, bin.count, bin.meanProbability, bin.rightShare],
  ]);
}

const probabilityHead = [...difficultyClasses, 'difficult'] as const;

/** A cell a class; with two classes those of the four but easy are empty. */
function probabilityCells(probabilities: readonly number[]): Row {
  const isFour = probabilities.length === difficultyClasses.length;
  const classes = difficultyClasses.map((_, index) =>
    isFour || index === 0 ? (probabilities[index] ?? null) : null,
  );
  return [...classes, difficultProbability(probabilities)];
}

function patientTable({ models, patients }: DifficultyEvaluation): string {
  return modelRows(
    models,
    ['patientKey', 'fold', 'morphologyType', 'images', 'difficulty', 'verdict', ...probabilityHead],
    (model) =>
      patients.flatMap(({ key, fold, morphologyType, images, difficulty }, index) => {
        const verdict = model.patients[index];
        if (verdict === undefined) return [];
        const facts = [key, fold, morphologyType, images, difficulty, verdict.label];
        return [[...facts, ...probabilityCells(verdict.probabilities)]];
      }),
  );
}

function imageTable({ models, patients }: DifficultyEvaluation): string {
  return modelRows(models, ['fileName', 'patientKey', ...probabilityHead], ({ images }) =>
    images.map(({ fileName, patient, predicted }) => [
      ...[fileName, patients[patient]?.key ?? null],
      ...probabilityCells(predicted.probabilities),
    ]),
  );
}
