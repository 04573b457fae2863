import type { ReactElement } from 'react';
import { type Localisation, metricNames } from '../../dataset/evaluation';
import { metricInterval, metricValue } from '../format';

/** A cell for each figure of the study: the mean over images, its 95 % interval beneath. */
export function MetricCells({ metrics }: Pick<Localisation, 'metrics'>): ReactElement {
  return (
    <>
      {metricNames.map((metric) => (
        <td key={metric} className="numeric">
          {metricValue(metric, metrics[metric].mean)}
          <span className="note">{metricInterval(metric, metrics[metric])}</span>
        </td>
      ))}
    </>
  );
}
