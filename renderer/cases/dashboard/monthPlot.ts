import { areaY, dot, lineY, type PlotOptions, ruleX, ruleY } from '@observablehq/plot';
import type { CaseShare } from '../../../common/cases/dashboard/caseShare';

/** More names than these run into each other. */
const mostMonthNames = 5;

interface MonthShare {
  readonly month: Date;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** `Jan 2026`, at each month or at as many as have room. */
export function monthAxis(language: string, months: readonly Date[]) {
  const word = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric' });
  const step = Math.ceil(months.length / mostMonthNames);
  return {
    type: 'time',
    label: null,
    ticks: months.filter((_, index) => index % step === 0),
    tickFormat: (month: Date) => word.format(month),
    ...(months.length === 1 ? { inset: 120 } : {}),
  } as const;
}

interface MonthPlotOptions {
  readonly language: string;
  /** Drawn as a line; null: there is none. Unit: share, 0 to 1. */
  readonly target: number | null;
  /** What is rare is drawn as large as it is; never lower than this. Unit: share, 0 to 1. */
  readonly leastTop: number;
}

/** Shares by month with their intervals, and a target as a line; null where no month has a case. */
export function monthPlot<Month extends { readonly month: string }>(
  months: readonly Month[],
  shareOf: (month: Month) => CaseShare,
  { language, target, leastTop }: MonthPlotOptions,
): PlotOptions | null {
  const points = months.flatMap((month): MonthShare[] => {
    const { share, low, high, of } = shareOf(month);
    if (share === null || low === null || high === null) return [];
    return [{ month: new Date(`${month.month}-01T00:00`), share, low, high, of }];
  });
  if (points.length === 0) return null;
  const top = Math.max(leastTop, ...points.map(({ high }) => Math.ceil(high * 10) / 10));
  return {
    x: monthAxis(
      language,
      points.map(({ month }) => month),
    ),
    y: {
      domain: [0, top * 100],
      percent: true,
      label: null,
      grid: true,
      ticks: 5,
      tickFormat: (percent: number) => `${percent}%`,
    },
    marks: [
      ...(target === null
        ? []
        : [ruleY([target], { stroke: 'var(--text)', strokeDasharray: '4 4' })]),
      areaY(points, { x: 'month', y1: 'low', y2: 'high', fill: 'var(--dim)', fillOpacity: 0.25 }),
      // A single month has no band.
      ruleX(points, {
        x: 'month',
        y1: 'low',
        y2: 'high',
        stroke: 'var(--dim)',
        strokeWidth: points.length === 1 ? 8 : 1,
        strokeOpacity: points.length === 1 ? 0.5 : 1,
      }),
      lineY(points, { x: 'month', y: 'share', stroke: 'var(--text)' }),
      dot(points, { x: 'month', y: 'share', fill: 'var(--text)', r: points.length === 1 ? 5 : 3 }),
    ],
  };
}
