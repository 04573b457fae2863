import type { ReactElement } from 'react';
import {
  type DatasetEvaluation,
  type MetricName,
  metricNames,
  type PairedComparison,
} from '../../dataset/evaluation';
import { PairedDifference } from '../charts/PairedDifference';
import { farthestReach } from '../charts/Whisker';
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
                  <PairedDifference
                    difference={comparison.differences[metric]}
                    better={metricTexts[metric].better}
                    reach={reachOf(metric, comparisons)}
                    format={(value) => metricDifference(metric, value)}
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

function reachOf(metric: MetricName, comparisons: readonly PairedComparison[]): number {
  return farthestReach(comparisons.map(({ differences }) => differences[metric]));
}
