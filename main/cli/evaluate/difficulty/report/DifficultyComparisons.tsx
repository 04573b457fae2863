import type { ReactElement } from 'react';
import { sharedFigures } from '../../../../../common/metrics/difficultyFigures';
import type { FigureEstimate } from '../../../../../common/metrics/resampledFigures';
import { PairedDifference } from '../../report/charts/PairedDifference';
import { farthestReach } from '../../report/charts/Whisker';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { decimal, noFigure } from '../../report/format';
import type { DifficultyComparison } from '../difficultyEvaluation';
import { figureWords, taskWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';

type SharedFigure = (typeof sharedFigures)[number];

const columns = [
  { label: 'pair', isNumeric: false },
  ...sharedFigures.map((name) => ({
    label: figureWords[name].label,
    note: `${figureWords[name].better} is better`,
    isNumeric: true,
  })),
];

/** Every pair of models on the same patients. */
export function DifficultyComparisons(props: {
  readonly comparisons: readonly DifficultyComparison[];
}): ReactElement {
  const { comparisons } = props;
  return (
    <Section id="comparisons" title={difficultyChapters.comparisons} files={['comparisons.csv']}>
      <p>
        First minus second with its 95 % interval, patients drawn for both alike. The word says
        which model is better where the interval leaves out zero. The intervals are not widened for
        the number of comparisons.
      </p>
      <DataTable caption="Paired differences" columns={columns}>
        <tbody>
          {comparisons.map(({ first, second, task, differences }, index) => (
            <tr key={index}>
              <th scope="row">
                {first}
                <span className="note">minus {second}</span>
                <span className="note">{taskWords[task].name}</span>
              </th>
              {sharedFigures.map((name) => (
                <td key={name} className="numeric">
                  <Difference
                    name={name}
                    estimate={differences.get(name)}
                    reach={reachOf(name, comparisons)}
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
  readonly name: SharedFigure;
  readonly estimate: FigureEstimate | undefined;
  readonly reach: number;
}): ReactElement {
  const { name, estimate, reach } = props;
  const known = estimate === undefined ? null : complete(estimate);
  if (known === null) return <>{noFigure}</>;
  return (
    <PairedDifference
      difference={known}
      better={figureWords[name].better}
      reach={reach}
      format={signed}
    />
  );
}

interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

function complete({ value, low, high }: FigureEstimate): Difference | null {
  return value === null || low === null || high === null ? null : { mean: value, low, high };
}

function reachOf(name: SharedFigure, comparisons: readonly DifficultyComparison[]): number {
  const known = comparisons.flatMap(({ differences }) => {
    const estimate = differences.get(name);
    return estimate === undefined ? [] : (complete(estimate) ?? []);
  });
  return farthestReach(known);
}

function signed(value: number): string {
  return value > 0 ? `+${decimal(value)}` : decimal(value);
}
