import type { Estimate, MeanAndDeviation } from '../../../../common/metrics/statistics';
import { type CsvCell, csvText } from '../csvText';
import {
  type DatasetEvaluation,
  type ImageResult,
  type Localisation,
  metricNames,
  type MetricName,
  type ModelEvaluation,
} from './evaluation';

type Row = readonly CsvCell[];
const estimateHead = ['mean', 'deviation', 'low', 'high', 'count'] as const;

/** The CSV files of an evaluation, by name. docs/formats.md describes them. */
export function datasetTables(evaluation: DatasetEvaluation): Readonly<Record<string, string>> {
  const { models, comparisons } = evaluation;
  const table = (head: readonly string[], rows: (model: ModelEvaluation) => readonly Row[]) =>
    csvText(
      ['model', ...head],
      models.flatMap((one) => rows(one).map((row) => [one.model.id, ...row])),
    );
  return {
    'figures.csv': table(['part', 'figure', ...estimateHead], figureRows),
    'curves.csv': table(['curve', 'level', 'share'], curveRows),
    'folds.csv': table(['fold', 'figure', ...estimateHead], foldRows),
    'subsets.csv': table(['subset', 'figure', ...estimateHead], subsetRows),
    'calibration.csv': table(
      ['fromPeak', 'toPeak', 'images', 'meanPeak', 'rightShare'],
      calibrationRows,
    ),
    'images.csv': table(imageHead, ({ images }) => images.map(imageRow)),
    'comparisons.csv': csvText(
      ['first', 'second', 'figure', ...estimateHead],
      comparisons.flatMap(({ first, second, differences }) =>
        metricRows(differences).map((row) => [first, second, ...row]),
      ),
    ),
  };
}

function figureRows({ overall, singleTarget, severalTargets, presence }: ModelEvaluation): Row[] {
  const part = (name: string, localisation: Localisation | null): Row[] =>
    localisation === null ? [] : metricRows(localisation.metrics).map((row) => [name, ...row]);
  const shown = (name: string, estimate: Estimate | null | undefined): Row[] =>
    estimate ? [['presence', name, ...cells(estimate)]] : [];
  return [
    ...part('all', overall),
    ...part('one target', singleTarget),
    ...part('several targets', severalTargets),
    ...shown('recall', presence?.recall),
    ...shown('falsePositiveShare', presence?.falsePositiveShare),
    ...shown('falsePositivesPerMinute', presence?.falsePositivesPerMinute),
  ];
}

function curveRows({ overall: { curves } }: ModelEvaluation): Row[] {
  const names = ['iou', 'centroidDistance'] as const;
  return names.flatMap((name) => curves[name].map(({ level, share }) => [name, level, share]));
}

/** After the folds the deviation of their means, without an interval. */
function foldRows({ folds, acrossFolds }: ModelEvaluation): Row[] {
  const rows = folds.flatMap(({ fold, metrics }): Row[] =>
    metricRows(metrics).map((row) => [fold, ...row]),
  );
  if (acrossFolds === null) return rows;
  const across = metricNames.map((name): Row => ['across', name, ...plainCells(acrossFolds[name])]);
  return [...rows, ...across];
}

function subsetRows({ subsets }: ModelEvaluation): Row[] {
  return subsets.flatMap(({ name, metrics }) =>
    metricRows(metrics).map((row): Row => [name, ...row]),
  );
}

function calibrationRows({ calibration }: ModelEvaluation): Row[] {
  return (calibration ?? []).map(({ fromPeak, toPeak, images, meanPeak, rightShare }) => [
    ...[fromPeak, toPeak, images, meanPeak, rightShare],
  ]);
}

const imageHead = [
  ...['fileName', 'fold', 'group', 'width', 'height', 'targets', 'peak'],
  ...['x', 'y', 'boxWidth', 'boxHeight', 'iou', 'precision', 'recall', 'centroidDistance'],
] as const;

function imageRow({ fileName, fold, group, size, targets, predicted, score }: ImageResult): Row {
  const { peak, box } = predicted;
  return [
    ...[fileName, fold, group, size.width, size.height, targets.length, peak],
    ...[box?.x ?? null, box?.y ?? null, box?.width ?? null, box?.height ?? null],
    ...[score?.iou ?? null, score?.precision ?? null, score?.recall ?? null],
    score?.centroidDistance ?? null,
  ];
}

function metricRows(metrics: Readonly<Record<MetricName, Estimate>>): Row[] {
  return metricNames.map((name) => [name, ...cells(metrics[name])]);
}

function cells({ mean, deviation, low, high, count }: Estimate): Row {
  return [mean, deviation, low, high, count];
}

function plainCells({ mean, deviation, count }: MeanAndDeviation): Row {
  return [mean, deviation, null, null, count];
}
