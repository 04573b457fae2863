import { accuracyOf, classScores, confusionMatrix } from '../metrics/confusionMatrix';
import type { ImageScore } from '../metrics/imageScore';
import { quantile } from '../metrics/statistics';
import { eachMetric, metricOf, type MetricName } from '../metrics/studyMetrics';
import type { DifficultyReading, MarkingFigures, ReaderFigures } from './readerFigures';
import type { Reading } from './reading';
import type { MarkScore } from './reveal';

/** A reader's figures over items. */
export function figuresOf(readings: readonly Reading[]): ReaderFigures {
  const times = readings.flatMap(({ markMs }) => markMs ?? []).sort((one, other) => one - other);
  return {
    marking: markingFigures(readings.map(({ score }) => score)),
    difficulty: difficultyReading(readings),
    medianMarkMs: times.length === 0 ? null : quantile(times, 0.5),
  };
}

/** Those that a point has too. */
const pointMetrics: ReadonlySet<MetricName> = new Set(['centroidDistance', 'successDistance5']);

function markingFigures(scores: readonly MarkScore[]): MarkingFigures | null {
  if (scores.length === 0) return null;
  const boxes = scores.flatMap((score) => boxScore(score) ?? []);
  const all = scores.map((score) => boxScore(score) ?? pointScore(score));
  const figures = eachMetric((name) =>
    meanOf((pointMetrics.has(name) ? all : boxes).map(metricOf[name])),
  );
  return { items: scores.length, boxes: boxes.length, figures };
}

function boxScore({ iou, precision, recall, centroidDistance }: MarkScore): ImageScore | null {
  if (iou === null || precision === null || recall === null) return null;
  return { iou, precision, recall, centroidDistance };
}

/** Its overlap is never read: see {@link pointMetrics}. */
function pointScore({ centroidDistance }: MarkScore): ImageScore {
  return { iou: Number.NaN, precision: Number.NaN, recall: Number.NaN, centroidDistance };
}

function difficultyReading(readings: readonly Reading[]): DifficultyReading | null {
  const known = readings.filter(
    ({ difficulty, trueDifficulty }) => difficulty !== null && trueDifficulty !== null,
  );
  const matrix = confusionMatrix(
    known.map(({ trueDifficulty }) => Number(trueDifficulty === 'difficult')),
    known.map(({ difficulty }) => Number(difficulty === 'difficult')),
    2,
  );
  const accuracy = accuracyOf(matrix);
  if (accuracy === null) return null;
  const [, difficult] = classScores(matrix);
  return {
    items: known.length,
    accuracy,
    classAccuracy: meanOf(
      readings.flatMap(({ isClassRight: isRight }) => (isRight === null ? [] : Number(isRight))),
    ),
    precision: difficult?.precision ?? null,
    recall: difficult?.recall ?? null,
    f1: difficult?.f1 ?? null,
  };
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
