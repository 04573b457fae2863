import { dot, line, lineY, link, type PlotOptions, ruleX, ruleY, text } from '@observablehq/plot';
import type { AiAudit } from '../../../common/cases/dashboard/aiAudit';
import type { LearningCurve } from '../../../common/cases/dashboard/learningCurves';
import { monthAxis } from './monthPlot';
import { spreadLabels } from './spreadLabels';

/** Line patterns by which curves are told apart without colour. */
const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 4'] as const;
/** A line of text is about a twelfth of the plot high. */
const linesHigh = 12;
/** More curves than these cannot be told apart; those with most cases are drawn. */
export const mostCurves = dashes.length;

/** Sums of everybody's cannulations, case after case; null where nobody has one. */
export function curvePlot(
  curves: readonly LearningCurve[],
  nameOf: (curve: LearningCurve, index: number) => string,
): PlotOptions | null {
  const shown = curves.slice(0, mostCurves).filter(({ cases }) => cases.length > 0);
  if (shown.length === 0) return null;
  const [{ lower, upper } = { lower: 0, upper: 0 }] = shown;
  const points = shown.map((curve) => curve.sums.map((sum, index) => ({ place: index + 1, sum })));
  const ends = points.map((curve) => curve.at(-1) ?? { place: 0, sum: 0 });
  const heights = [lower, upper, ...points.flat().map(({ sum }) => sum)];
  const gap = (Math.max(...heights) - Math.min(...heights)) / linesHigh;
  const labels = spreadLabels(
    ends.map(({ sum }) => sum),
    gap,
  );
  return {
    marginRight: 110,
    x: { label: null, ticks: 6, tickFormat: 'd' },
    y: { label: null, grid: true },
    marks: [
      ruleY([0], { stroke: 'var(--line-strong)' }),
      // Of the test: who falls to the lower one is acceptable, who rises to the upper one is not.
      ruleY([lower, upper], { stroke: 'var(--dim)', strokeDasharray: '4 4' }),
      ...points.map((curve, index) =>
        line(curve, {
          x: 'place',
          y: 'sum',
          stroke: 'var(--text)',
          strokeDasharray: dashes[index] ?? '',
        }),
      ),
      endLabels(
        shown.map((curve, index) => ({
          name: nameOf(curve, index),
          place: ends[index]?.place ?? 0,
          height: labels[index] ?? 0,
        })),
      ),
    ],
  };
}

interface EndLabel {
  readonly name: string;
  readonly place: number;
  readonly height: number;
}

/** The names at the ends of the curves. */
function endLabels(labels: readonly EndLabel[]) {
  return text(labels, {
    x: 'place',
    y: 'height',
    text: 'name',
    textAnchor: 'start',
    dx: 6,
    fill: 'var(--text)',
    // Readable where another curve passes.
    stroke: 'var(--ground)',
    strokeWidth: 4,
  });
}

/** How often cases were difficult, by the probability that the AI gave them; the diagonal is perfect. */
export function calibrationPlot({ calibration }: AiAudit): PlotOptions | null {
  const bins = calibration.flatMap(({ meanProbability, difficult: { share, low, high, of } }) =>
    meanProbability === null || share === null || low === null || high === null
      ? []
      : [{ meanProbability, share, low, high, of }],
  );
  if (bins.length === 0) return null;
  return {
    x: { domain: [0, 100], percent: true, label: null, tickFormat: percentWord },
    y: { domain: [0, 100], percent: true, label: null, grid: true, tickFormat: percentWord },
    marks: [
      link([0], {
        x1: [0],
        y1: [0],
        x2: [1],
        y2: [1],
        stroke: 'var(--dim)',
        strokeDasharray: '4 4',
      }),
      ruleX(bins, { x: 'meanProbability', y1: 'low', y2: 'high', stroke: 'var(--ai)' }),
      dot(bins, { x: 'meanProbability', y: 'share', r: 4, fill: 'var(--ai)' }),
    ],
  };
}

function percentWord(percent: number): string {
  return `${percent}%`;
}

/** Brier score of the AI by month beside that of the plain share: above it, the AI says nothing. */
export function driftPlot({ months }: AiAudit, language: string): PlotOptions | null {
  const points = months.flatMap(({ month, brier, brierOfShare }) =>
    brier === null
      ? []
      : [{ month: new Date(`${month}-01T00:00`), brier, brierOfShare: brierOfShare ?? 0 }],
  );
  if (points.length === 0) return null;
  return {
    x: monthAxis(
      language,
      points.map(({ month }) => month),
    ),
    y: { label: null, grid: true, zero: true },
    marks: [
      dot(points, { x: 'month', y: 'brierOfShare', stroke: 'var(--dim)', r: 3 }),
      lineY(points, {
        x: 'month',
        y: 'brierOfShare',
        stroke: 'var(--dim)',
        strokeDasharray: '4 4',
      }),
      lineY(points, { x: 'month', y: 'brier', stroke: 'var(--ai)' }),
      dot(points, { x: 'month', y: 'brier', fill: 'var(--ai)', r: 3 }),
    ],
  };
}
