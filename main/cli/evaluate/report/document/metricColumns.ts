import { type MetricName, metricNames } from '../../dataset/evaluation';
import { metricTexts } from '../metricTexts';
import type { Column } from './DataTable';

/** A column for each figure of the study, in its order, with what is better. */
export const metricColumns: readonly Column[] = metricNames.map((metric) => ({
  label: metricTexts[metric].label,
  note: metricNote(metric),
  isNumeric: true,
}));

function metricNote(metric: MetricName): string {
  return metricTexts[metric].better === 'higher' ? 'higher is better' : 'lower is better';
}
