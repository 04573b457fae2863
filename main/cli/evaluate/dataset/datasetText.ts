import type { Estimate } from '../../../../common/metrics/statistics';
import type { CurvePoint } from '../../../../common/metrics/successCurves';
import { alignedRows } from './alignedRows';
import {
  type DatasetDescription,
  type DatasetEvaluation,
  type Localisation,
  metricNames,
  type ModelEvaluation,
  type PairedComparison,
  type Presence,
} from './evaluation';
import { seenWarning } from './seenImages';
import { foldsText } from './selectImages';

/** What `evaluate --dataset` prints for people. */
export function datasetText({ dataset, models, comparisons }: DatasetEvaluation): string {
  const parts = [
    headText(dataset),
    ...models.map((model) => modelText(model, dataset)),
    ...comparisons.map(comparisonText),
  ];
  return parts.join('\n');
}

function headText(dataset: DatasetDescription): string {
  const { name, folds, subset, images, resampled } = dataset;
  const part = [
    folds.length === 0 ? '' : `, ${foldsText(folds)}`,
    subset === null ? '' : `, a subset of ${subset} images`,
  ].join('');
  return `${name}${part}: ${images} images, ${dataset.imagesWithTarget} with a target, ${dataset.imagesWithSeveralTargets} of them with several.
Intervals: 95 %, bootstrap by ${resampled}. Success: IoU above 0.3, centroid distance below 5 %.
`;
}

function modelText(evaluation: ModelEvaluation, dataset: DatasetDescription): string {
  const { overall, presence } = evaluation;
  const warning = seenWarning(evaluation.model, dataset);
  return [
    `${nameText(evaluation)}\n`,
    ...(warning === null ? [] : [`Note: ${warning}\n`]),
    figureTable(evaluation),
    curveTable('IoU above', overall.curves.iou, 1),
    curveTable('distance below', overall.curves.centroidDistance, 2),
    ...(presence === null ? [] : [presenceText(presence)]),
    subsetTable(evaluation),
  ].join('');
}

function nameText({ model }: ModelEvaluation): string {
  const { id, title, version, provider, precision } = model;
  const where = [version, provider && `on ${provider}`, precision].filter(Boolean).join(' ');
  return where === '' ? `${id} (${title})` : `${id} ${where}`;
}

/** A column for each part of the images. */
function figureTable({
  overall,
  singleTarget,
  severalTargets,
  acrossFolds,
}: ModelEvaluation): string {
  const several = severalTargets !== null;
  const head = ['figure', 'mean', '95 % interval', 'SD', ...(acrossFolds ? ['over folds'] : [])];
  const parts = several ? [singleTarget, severalTargets].filter((part) => part !== null) : [];
  const partHeads = [
    ...(several && singleTarget !== null ? [`one target (${singleTarget.images})`] : []),
    ...(several ? [`several (${severalTargets.images})`] : []),
  ];
  const rows = metricNames.map((name) => [
    name,
    ...estimateCells(overall.metrics[name]),
    ...(acrossFolds
      ? [`${decimals(acrossFolds[name].mean)} ± ${decimals(acrossFolds[name].deviation)}`]
      : []),
    ...parts.map(({ metrics }) => decimals(metrics[name].mean)),
  ]);
  return alignedRows([[...head, ...partHeads], ...rows]);
}

function estimateCells({ mean, low, high, deviation }: Estimate): string[] {
  return [decimals(mean), `${decimals(low)} to ${decimals(high)}`, decimals(deviation)];
}

function curveTable(name: string, points: readonly CurvePoint[], digits: number): string {
  return alignedRows([
    [name.padEnd('distance below'.length), ...points.map(({ level }) => level.toFixed(digits))],
    ['images', ...points.map(({ share }) => decimals(share))],
  ]);
}

function presenceText({ peakThreshold, recall, ...falsePositives }: Presence): string {
  const { falsePositiveShare: share, falsePositivesPerMinute: rate } = falsePositives;
  const shown = `Peak of ${peakThreshold} or more: ${percentText(recall)} of images with a target`;
  if (share === null || rate === null) return `${shown}.\n`;
  return `${shown}, ${percentText(share)} of ${share.count} without;\na video of such pictures at 25 fps: ${rate.mean.toFixed(1)} a minute.\n`;
}

function percentText({ mean, low, high }: Estimate): string {
  return `${(mean * 100).toFixed(1)} % (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)})`;
}

function subsetTable({ subsets, folds }: ModelEvaluation): string {
  const row = (name: string, { images, metrics }: Localisation): string[] => [
    name,
    String(images),
    ...metricNames.map((metric) => decimals(metrics[metric].mean)),
  ];
  const rows = [
    ...folds.map((fold) => row(`fold ${fold.fold}`, fold)),
    ...subsets.map((subset) => row(subset.name, subset)),
  ];
  return rows.length === 0 ? '' : alignedRows([['part', 'images', ...metricNames], ...rows]);
}

function comparisonText({ first, second, images, differences }: PairedComparison): string {
  const rows = metricNames.map((name) => [name, ...estimateCells(differences[name])]);
  const title = `${first} minus ${second}, image by image (${images})`;
  return `${title}\n${alignedRows([['figure', 'mean', '95 % interval', 'SD'], ...rows])}`;
}

function decimals(value: number): string {
  return value.toFixed(3);
}
