import type { FigureEstimate } from '../../../../common/metrics/resampledFigures';
import type { Estimate } from '../../../../common/metrics/statistics';

/** A figure and its interval, as two cells. */
export function estimateCells(estimate: FigureEstimate | undefined): string[] {
  if (estimate === undefined) return ['', ''];
  const { value, low, high } = estimate;
  const hasInterval = low !== null && high !== null;
  return [decimals(value), hasInterval ? `${decimals(low)} to ${decimals(high)}` : ''];
}

/** The same of a mean. */
export function meanCells({ mean, low, high }: Estimate): string[] {
  return [decimals(mean), `${decimals(low)} to ${decimals(high)}`];
}

/** Three decimals as in the study; a dash where there is no figure. */
export function decimals(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}
