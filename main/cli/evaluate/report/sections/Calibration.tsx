import type { ReactElement } from 'react';
import type { CalibrationBin, DatasetEvaluation } from '../../dataset/evaluation';
import { BarChart } from '../charts/BarChart';
import { SeriesSample } from '../charts/Legend';
import { LineChart } from '../charts/LineChart';
import { evenTicks } from '../charts/scale';
import { DataTable } from '../document/DataTable';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { decimal, noFigure, percent } from '../format';

const sharesSize = { width: 380, height: 320 };
const countsSize = { width: 380, height: 160 };
const peakAxis = {
  label: 'peak of the mask',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value: number) => decimal(value, 1),
};
const shareAxis = {
  label: 'right boxes (IoU above 0.5)',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value: number) => `${Math.round(value * 100)} %`,
};

/** Whether a high peak means a right box. */
export function Calibration({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  const plots = models.flatMap(({ model, calibration }, index) =>
    calibration === null ? [] : [{ name: model.id, index, bins: calibration }],
  );
  return (
    <Section id="calibration" title={chapterTitles.calibration} files={['calibration.csv']}>
      <p>
        Images sorted by the peak of their mask, which the application shows as confidence: above,
        the share of them whose box is right (IoU above 0.5; images without a target count as
        wrong); below, how many images that is. On the dotted diagonal the peak would be the
        probability of a right box. A point of few images says little.
      </p>
      <div className="plots thirds">
        {plots.map(({ name, index, bins }) => (
          <CalibrationPlot key={index} name={name} index={index} bins={bins} />
        ))}
      </div>
    </Section>
  );
}

interface CalibrationPlotProps {
  readonly name: string;
  readonly index: number;
  readonly bins: readonly CalibrationBin[];
}

function CalibrationPlot({ name, index, bins }: CalibrationPlotProps): ReactElement {
  const points = bins.flatMap(({ meanPeak, rightShare }) =>
    meanPeak === null || rightShare === null ? [] : [{ x: meanPeak, y: rightShare }],
  );
  const most = Math.max(1, ...bins.map(({ images }) => images));
  return (
    <figure>
      <figcaption>
        <SeriesSample index={index} /> {name}
      </figcaption>
      <LineChart
        size={sharesSize}
        x={peakAxis}
        y={shareAxis}
        series={[{ name, index, points }]}
        hasDiagonal
        description={`${name}: share of right boxes by peak; the table below holds the values.`}
      />
      <BarChart
        size={countsSize}
        x={peakAxis}
        y={{ label: 'images', from: 0, to: most * 1.15, ticks: [0, most], format: String }}
        bars={bins.map(({ fromPeak, toPeak, images }) => ({
          from: fromPeak,
          to: toPeak,
          value: images,
        }))}
        description={`${name}: number of images by peak; the table below holds the values.`}
      />
      <details>
        <summary>Values of this plot</summary>
        <BinTable name={name} bins={bins} />
      </details>
    </figure>
  );
}

function BinTable({ name, bins }: Omit<CalibrationPlotProps, 'index'>): ReactElement {
  return (
    <DataTable
      caption={`Calibration of ${name}`}
      columns={[
        { label: 'peak', isNumeric: true },
        { label: 'images', isNumeric: true },
        { label: 'mean peak', isNumeric: true },
        { label: 'right boxes', isNumeric: true },
      ]}
    >
      <tbody>
        {bins.map(({ fromPeak, toPeak, images, meanPeak, rightShare }) => (
          <tr key={fromPeak}>
            <th scope="row" className="numeric">
              {decimal(fromPeak, 1)} to {decimal(toPeak, 1)}
            </th>
            <td className="numeric">{images}</td>
            <td className="numeric">{meanPeak === null ? noFigure : decimal(meanPeak)}</td>
            <td className="numeric">{rightShare === null ? noFigure : percent(rightShare)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
