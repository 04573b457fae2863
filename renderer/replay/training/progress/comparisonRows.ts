import type { MetricName } from '../../../../common/metrics/studyMetrics';
import type { ReaderComparison, ReaderFigures } from '../../../../common/training/readerFigures';

/** A reader of the comparison; figures are null where there is none. */
export interface ComparedReader {
  readonly who: 'learner' | 'expert' | 'ai';
  readonly figures: ReaderFigures | null;
}

/** How a value is said: as a share of 1, as a distance, in percent, in seconds. */
export type FigureKind = 'share' | 'distance' | 'percent' | 'seconds';

/** A line of the comparison: one figure of every reader. */
export interface ComparisonRow {
  readonly name:
    | MetricName
    | 'difficultPrecision'
    | 'difficultRecall'
    | 'f1'
    | 'accuracy'
    | 'classAccuracy'
    | 'time';
  readonly kind: FigureKind;
  /** In the readers' order; null where a reader has no such figure. */
  readonly values: readonly (number | null)[];
}

/** Lines that belong together. */
export interface ComparisonGroup {
  readonly group: 'marking' | 'difficulty';
  readonly rows: readonly ComparisonRow[];
}

/** The readers in the order of the columns. */
export function readersOf({ learner, expert, ai }: ReaderComparison): readonly ComparedReader[] {
  return [
    { who: 'learner', figures: learner },
    { who: 'expert', figures: expert },
    { who: 'ai', figures: ai },
  ];
}

/**
 * All lines of the comparison, as the study lists them (Kim 2021, reader study and table 2); the four classes only
 * where somebody was asked for them.
 */
export function comparisonGroups(readers: readonly ComparedReader[]): readonly ComparisonGroup[] {
  return [
    {
      group: 'marking',
      rows: [
        ...markingRows.map(([name, kind]) =>
          row(name, kind, ({ marking }) => marking?.figures[name] ?? null),
        ),
        row('time', 'seconds', ({ medianMarkMs: ms }) => (ms === null ? null : ms / 1000)),
      ],
    },
    {
      group: 'difficulty',
      rows: [
        row('difficultPrecision', 'share', ({ difficulty }) => difficulty?.precision ?? null),
        row('difficultRecall', 'share', ({ difficulty }) => difficulty?.recall ?? null),
        row('f1', 'share', ({ difficulty }) => difficulty?.f1 ?? null),
        row('accuracy', 'percent', ({ difficulty }) => difficulty?.accuracy ?? null),
        row('classAccuracy', 'percent', ({ difficulty }) => difficulty?.classAccuracy ?? null),
      ].filter(({ name, values }) => name !== 'classAccuracy' || values.some(isKnown)),
    },
  ];

  function row(
    name: ComparisonRow['name'],
    kind: FigureKind,
    valueOf: (figures: ReaderFigures) => number | null,
  ): ComparisonRow {
    const values = readers.map(({ figures }) => (figures === null ? null : valueOf(figures)));
    return { name, kind, values };
  }
}

const markingRows = [
  ['mIoU', 'share'],
  ['precision', 'share'],
  ['recall', 'share'],
  ['centroidDistance', 'distance'],
  ['successIou30', 'percent'],
  ['successDistance5', 'percent'],
] as const satisfies readonly (readonly [MetricName, FigureKind])[];

function isKnown(value: number | null): boolean {
  return value !== null;
}
