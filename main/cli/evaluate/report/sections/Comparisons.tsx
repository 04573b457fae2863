import type { ReactElement } from 'react';
import type { Estimate } from '../../../../../common/metrics/statistics';
import {
  type DatasetEvaluation,
  type MetricName,
  metricNames,
  type PairedComparison,
} from '../../dataset/evaluation';
import { farthestReach, Whisker } from '../charts/Whisker';
import { DataTable } from '../document/DataTable';
import { metricColumns } from '../document/metricColumns';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { metricDifference } from '../format';
import { metricTexts } from '../metricTexts';

const columns = [{ label: 'pair', isNumeric: false }, ...metricColumns];

/** Every pair of models on the same images. */
export function Comparisons({ comparisons }: Pick<DatasetEvaluation, 'comparisons'>): ReactElement {
  return (
    <Section id="comparisons" title={chapterTitles.comparisons} files={['comparisons.csv']}>
      <p>
        First minus second, image by image: the mean of the differences with its 95 % interval
        (success in percentage points). The word says which model is better where the interval
        leaves out zero. The intervals are not widened for the number of comparisons.
      </p>
      <DataTable caption="Paired differences" columns={columns}>
        <tbody>
          {comparisons.map((comparison, index) => (
            <tr key={index}>
              <th scope="row">
                {comparison.first}
                <span className="note">minus {comparison.second}</span>
                <span className="note">{comparison.images} images</span>
              </th>
              {metricNames.map((metric) => (
                <td key={metric} className="numeric">
                  <Difference
                    metric={metric}
                    comparison={comparison}
                    reach={reachOf(metric, comparisons)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function Difference(props: {
  readonly metric: MetricName;
  readonly comparison: PairedComparison;
  readonly reach: number;
}): ReactElement {
  const { metric, comparison, reach } = props;
  const difference = comparison.differences[metric];
  const winner = betterModel(metric, difference);
  return (
    <>
      {winner === null ? (
        metricDifference(metric, difference.mean)
      ) : (
        <strong>{metricDifference(metric, difference.mean)}</strong>
      )}
      <span className="note">
        {metricDifference(metric, difference.low)} to {metricDifference(metric, difference.high)}
      </span>
      <Whisker difference={difference} reach={reach} />
      <span className="note">{winner === null ? 'no clear difference' : `${winner} better`}</span>
    </>
  );
}

/** Which of the two is better, or null where the interval holds zero. */
export function betterModel(
  metric: MetricName,
  { low, high }: Estimate,
): 'first' | 'second' | null {
  if (!(low > 0 || high < 0)) return null;
  const isFirstHigher = low > 0;
  const isHigherBetter = metricTexts[metric].better === 'higher';
  return isFirstHigher === isHigherBetter ? 'first' : 'second';
}

function reachOf(metric: MetricName, comparisons: readonly PairedComparison[]): number {
  return farthestReach(comparisons.map(({ differences }) => differences[metric]));
}
