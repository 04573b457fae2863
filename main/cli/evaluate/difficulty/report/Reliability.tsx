import type { ReactElement } from 'react';
import type { ReliabilityBin } from '../../../../../common/metrics/reliability';
import { BarChart } from '../../report/charts/BarChart';
import { SeriesSample } from '../../report/charts/Legend';
import { LineChart } from '../../report/charts/LineChart';
import { evenTicks } from '../../report/charts/scale';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { decimal } from '../../report/format';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { taskWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';
import { figureText, intervalText } from './FigureCell';

const sharesSize = { width: 380, height: 320 };
const countsSize = { width: 380, height: 160 };
const probabilityAxis = {
  label: 'probability of the most probable class',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value: number) => decimal(value, 1),
};
const shareAxis = {
  label: 'patients for whom it is right',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value: number) => `${Math.round(value * 100)} %`,
};

/** Whether a probability means what it says. */
export function Reliability(props: {
  readonly models: DifficultyEvaluation['models'];
}): ReactElement {
  return (
    <Section id="calibration" title={difficultyChapters.calibration} files={['calibration.csv']}>
      <p>
        Patients sorted by the pooled probability of their most probable class: above, for which
        share of them that class is the true one; below, how many patients that is. On the dotted
        diagonal a probability is what it says. A point of few patients says little.
      </p>
      <div className="plots thirds">
        {props.models.map(({ model, measured }, index) => {
          const own = measured.four ?? measured.binary;
          const error = own.figures.get('expectedCalibrationError');
          const words = taskWords[measured.four === null ? 'binary' : 'four'].name;
          return (
            <figure key={index}>
              <figcaption>
                <SeriesSample index={index} /> {model.id}
              </figcaption>
              <p className="remark">
                {words}; expected calibration error {figureText(error?.value)} (
                {intervalText(error)})
              </p>
              <Curve name={model.id} index={index} bins={own.reliability} />
            </figure>
          );
        })}
      </div>
    </Section>
  );
}

interface CurveProps {
  readonly name: string;
  readonly index: number;
  readonly bins: readonly ReliabilityBin[];
}

function Curve({ name, index, bins }: CurveProps): ReactElement {
  const points = bins.flatMap(({ meanProbability, rightShare }) =>
    meanProbability === null || rightShare === null ? [] : [{ x: meanProbability, y: rightShare }],
  );
  const filled = bins.filter(({ count }) => count > 0);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <>
      <LineChart
        size={sharesSize}
        x={probabilityAxis}
        y={shareAxis}
        series={[{ name, index, points }]}
        hasDiagonal
        description={`${name}: share of right verdicts by probability; the table below holds the values.`}
      />
      <BarChart
        size={countsSize}
        x={probabilityAxis}
        y={{ label: 'patients', from: 0, to: most * 1.15, ticks: [0, most], format: String }}
        bars={filled.map(({ fromProbability, toProbability, count }) => ({
          from: fromProbability,
          to: toProbability,
          value: count,
        }))}
        description={`${name}: number of patients by probability; the table below holds the values.`}
      />
      <details>
        <summary>Values of this plot</summary>
        <BinTable name={name} bins={filled} />
      </details>
    </>
  );
}

function BinTable({ name, bins }: Omit<CurveProps, 'index'>): ReactElement {
  return (
    <DataTable
      caption={`Reliability of ${name}`}
      columns={['probability', 'patients', 'mean', 'right'].map((label) => ({
        label,
        isNumeric: true,
      }))}
    >
      <tbody>
        {bins.map(({ fromProbability, toProbability, count, meanProbability, rightShare }) => (
          <tr key={fromProbability}>
            <th scope="row" className="numeric">
              {decimal(fromProbability)} to {decimal(toProbability)}
            </th>
            <td className="numeric">{count}</td>
            <td className="numeric">{figureText(meanProbability)}</td>
            <td className="numeric">{figureText(rightShare)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
