import { areaY, dot, lineY, type PlotOptions, ruleX, ruleY } from '@observablehq/plot';
import type { CaseShare } from '../../../common/cases/dashboard/caseShare';

interface MonthShare {
  readonly month: Date;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** Shares by month with their intervals, and a target as a line; null where no month has a case. */
export function monthPlot<Month extends { readonly month: string }>(
  months: readonly Month[],
  shareOf: (month: Month) => CaseShare,
  target: number | null,
): PlotOptions | null {
  const points = months.flatMap((month): MonthShare[] => {
    const { share, low, high, of } = shareOf(month);
    if (share === null || low === null || high === null) return [];
    return [{ month: new Date(`${month.month}-01T00:00`), share, low, high, of }];
  });
  if (points.length === 0) return null;
  return {
    x: { type: 'time', label: null, ticks: Math.min(6, points.length) },
    y: { domain: [0, 100], percent: true, label: '%', grid: true },
    marks: [
      ...(target === null
        ? []
        : [ruleY([target], { stroke: 'var(--text)', strokeDasharray: '4 4' })]),
      areaY(points, { x: 'month', y1: 'low', y2: 'high', fill: 'var(--dim)', fillOpacity: 0.25 }),
      // A single month has no band.
      ruleX(points, { x: 'month', y1: 'low', y2: 'high', stroke: 'var(--dim)' }),
      lineY(points, { x: 'month', y: 'share', stroke: 'var(--text)' }),
      dot(points, { x: 'month', y: 'share', fill: 'var(--text)', r: 3 }),
    ],
  };
}
