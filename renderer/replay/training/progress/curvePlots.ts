import { dot, line, type PlotOptions, ruleY, text } from '@observablehq/plot';
import { spreadLabels } from '../../../cases/dashboard/spreadLabels';
import type { ReaderFigures, SessionPoint } from '../../../../common/training/readerFigures';

/** Figures that have a curve over sessions. */
export const curveNames = ['iou', 'distance', 'accuracy', 'time'] as const;
export type CurveName = (typeof curveNames)[number];

const figureOf: Readonly<Record<CurveName, (figures: ReaderFigures) => number | null>> = {
  iou: ({ marking }) => marking?.figures.mIoU ?? null,
  distance: ({ marking }) => marking?.figures.centroidDistance ?? null,
  accuracy: ({ difficulty }) => difficulty?.accuracy ?? null,
  time: ({ medianMarkMs }) => (medianMarkMs === null ? null : medianMarkMs / 1000),
};

/** A line of text is about a twelfth of the plot high. */
const linesHigh = 12;

/** Told apart by colour and by line. */
const lines = {
  learner: { stroke: 'var(--person)', dash: '' },
  expert: { stroke: 'var(--text)', dash: '2 4' },
  ai: { stroke: 'var(--ai)', dash: '7 4' },
} as const;
type Reader = keyof typeof lines;

interface CurvePoint {
  /** Counted from 1. */
  readonly session: number;
  readonly value: number;
  readonly isExam: boolean;
}

/** A reader's values of one figure over sessions; sessions without it are left out. */
export function curveOf(
  points: readonly SessionPoint[],
  reader: Reader,
  name: CurveName,
): readonly CurvePoint[] {
  return points.flatMap((point, place) => {
    const figures = point[reader];
    const value = figures === null ? null : figureOf[name](figures);
    return value === null ? [] : [{ session: place + 1, value, isExam: point.isExam }];
  });
}

/** A learning curve, with the expert's and the AI's over the same pictures; null where the learner has no value. */
export function learningPlot(
  points: readonly SessionPoint[],
  name: CurveName,
  nameOf: (reader: Reader) => string,
): PlotOptions | null {
  const readers = ['expert', 'ai', 'learner'] as const;
  const curves = readers.map((reader) => ({ reader, curve: curveOf(points, reader, name) }));
  const own = curves.at(-1)?.curve ?? [];
  if (own.length === 0) return null;
  const ends = curves.flatMap(({ reader, curve }) => {
    const end = curve.at(-1);
    return end === undefined ? [] : [{ reader, ...end }];
  });
  const isShare = name === 'iou' || name === 'accuracy';
  const top = isShare ? 1 : Math.max(...curves.flatMap(({ curve }) => curve.map((at) => at.value)));
  const wanted = ends.map(({ value }) => value);
  const heights = spreadLabels(wanted, top / linesHigh);
  return {
    marginRight: 72,
    x: {
      label: null,
      domain: points.length === 1 ? [0, 2] : [1, points.length],
      ticks: wholeTicks(points.length),
      tickFormat: 'd',
    },
    y: { label: null, grid: true, ...(isShare ? { domain: [0, 1] } : { zero: true, nice: true }) },
    marks: [
      ruleY([0], { stroke: 'var(--line-strong)' }),
      ...curves.map(({ reader, curve }) =>
        line(curve, {
          x: 'session',
          y: 'value',
          stroke: lines[reader].stroke,
          strokeWidth: reader === 'learner' ? 2 : 1.5,
          strokeDasharray: lines[reader].dash,
        }),
      ),
      ...curves.map(({ reader, curve }) =>
        dot(curve, {
          x: 'session',
          y: 'value',
          r: reader === 'learner' ? 4 : 2,
          symbol: ({ isExam }: CurvePoint) => (isExam ? 'square' : 'circle'),
          fill: lines[reader].stroke,
        }),
      ),
      endLabels(
        ends.map(({ reader, session }, place) => ({
          ...{ name: nameOf(reader), session, height: heights[place] ?? 0 },
          stroke: lines[reader].stroke,
        })),
      ),
    ],
  };
}

interface EndLabel {
  readonly name: string;
  readonly session: number;
  readonly height: number;
  readonly stroke: string;
}

/** The names at the ends of the curves, apart from each other. */
function endLabels(labels: readonly EndLabel[]) {
  return text(labels, {
    ...{ x: 'session', y: 'height', text: 'name', textAnchor: 'start', dx: 9 },
    ...{ fill: 'stroke', stroke: 'var(--ground)', strokeWidth: 4 },
  });
}

/** At most ten whole numbers from 1 to the last session. */
function wholeTicks(sessions: number): readonly number[] {
  const step = Math.ceil(sessions / 10);
  return Array.from({ length: sessions }, (_, place) => place + 1).filter(
    (session) => (session - 1) % step === 0,
  );
}
