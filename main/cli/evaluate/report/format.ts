import type { Estimate } from '../../../../common/metrics/statistics';
import type { MetricName } from '../dataset/evaluation';
import { metricTexts } from './metricTexts';

/** What stands where there is no figure. */
export const noFigure = '–';

/** A share as in the study, three decimals: `0.641`. */
export function decimal(value: number, digits = 3): string {
  return Number.isFinite(value) ? value.toFixed(digits).replace('-', '−') : noFigure;
}

/** A share as per cent: `91.4 %`, with a space that does not break. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${decimal(share * 100, 1)}\u00a0%` : noFigure;
}

/** A figure of the study in its own unit: shares as decimals, success as per cent. */
export function metricValue(metric: MetricName, value: number): string {
  return metricTexts[metric].unit === 'percent' ? percent(value) : decimal(value);
}

/** A deviation in the unit of its figure, without repeating the sign for per cent. */
export function metricDeviation(metric: MetricName, value: number): string {
  return metricTexts[metric].unit === 'percent' ? decimal(value * 100, 1) : decimal(value);
}

/** The 95 % interval of a figure: `0.71 to 0.77`; the interval says no more than two or three digits. */
export function metricInterval(metric: MetricName, { low, high }: Estimate): string {
  return `${metricDeviation(metric, low)} to ${metricDeviation(metric, high)}`;
}

/** A difference with its sign; success in percentage points. */
export function metricDifference(metric: MetricName, value: number): string {
  const text = metricDeviation(metric, value);
  return value > 0 ? `+${text}` : text;
}

/** A number and its noun: `1 image`, `12 images`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
