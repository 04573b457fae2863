import type { ReactElement } from 'react';
import { DataTable } from '../document/DataTable';
import { decimal } from '../format';
import { BarChart } from './BarChart';
import { LineChart } from './LineChart';
import { evenTicks } from './scale';

/** Cases whose confidence lies in a range, and how often the model was right there. */
export interface ConfidenceBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Null in an empty bin. */
  readonly mean: number | null;
  readonly rightShare: number | null;
}

/** What a plot of confidence is of. */
export interface ConfidenceWords {
  /** The confidence, as the axis names it. */
  readonly axis: string;
  /** The share of right answers, as the axis names it. */
  readonly share: string;
  /** What is counted: `images`, `patients`. */
  readonly counted: string;
  /** What is right, and by what, for who cannot see the plot. */
  readonly right: string;
  readonly by: string;
  /** Head of the table of values: its caption and its four columns. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Decimals of a bin's ends. */
  readonly endDecimals: number;
  readonly mean: (value: number | null) => string;
  readonly rightShare: (value: number | null) => string;
}

interface ConfidencePlotProps {
  readonly name: string;
  readonly index: number;
  readonly bins: readonly ConfidenceBin[];
  readonly words: ConfidenceWords;
}

const sharesSize = { width: 380, height: 320 };
const countsSize = { width: 380, height: 160 };
const unitAxis = { from: 0, to: 1, ticks: evenTicks(0, 1, 6) };

/** How often a model is right by its confidence, with how many cases that is beneath, and the values. */
export function ConfidencePlot({ name, index, bins, words }: ConfidencePlotProps): ReactElement {
  const { axis, share, counted, right, by } = words;
  const points = bins.flatMap(({ mean, rightShare }) =>
    mean === null || rightShare === null ? [] : [{ x: mean, y: rightShare }],
  );
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const x = { ...unitAxis, label: axis, format: (value: number) => decimal(value, 1) };
  const format = (value: number): string => `${Math.round(value * 100)} %`;
  return (
    <>
      <LineChart
        size={sharesSize}
        x={x}
        y={{ ...unitAxis, label: share, format }}
        series={[{ name, index, points }]}
        hasDiagonal
        description={`${name}: share of ${right} by ${by}; the table below holds the values.`}
      />
      <BarChart
        size={countsSize}
        x={x}
        y={{ label: counted, from: 0, to: most * 1.15, ticks: [0, most], format: String }}
        bars={bins.map(({ from, to, count }) => ({ from, to, value: count }))}
        description={`${name}: number of ${counted} by ${by}; the table below holds the values.`}
      />
      <details>
        <summary>Values of this plot</summary>
        <BinTable name={name} bins={bins} words={words} />
      </details>
    </>
  );
}

function BinTable({ name, bins, words }: Omit<ConfidencePlotProps, 'index'>): ReactElement {
  return (
    <DataTable
      caption={`${words.table} of ${name}`}
      columns={words.columns.map((label) => ({ label, isNumeric: true }))}
    >
      <tbody>
        {bins.map(({ from, to, count, mean, rightShare }) => (
          <tr key={from}>
            <th scope="row" className="numeric">
              {decimal(from, words.endDecimals)} to {decimal(to, words.endDecimals)}
            </th>
            <td className="numeric">{count}</td>
            <td className="numeric">{words.mean(mean)}</td>
            <td className="numeric">{words.rightShare(rightShare)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
