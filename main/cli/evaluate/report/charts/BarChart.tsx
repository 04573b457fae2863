import type { ReactElement } from 'react';
import { ChartFrame, type ChartFrameProps } from './ChartFrame';
import { coordinate, type Scale } from './scale';

/** A bar from `from` to `to` on the x axis, with its value written above it. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Gap between neighbouring bars, in units of the drawing. */
const gap = 2;

/** Upright bars that stand on zero. */
export function BarChart(
  props: Omit<ChartFrameProps, 'children'> & { readonly bars: readonly Bar[] },
): ReactElement {
  const { bars, ...frame } = props;
  return (
    <ChartFrame {...frame}>
      {({ x, y }) => bars.map((bar) => <OneBar key={bar.from} bar={bar} x={x} y={y} />)}
    </ChartFrame>
  );
}

function OneBar(props: { readonly bar: Bar; readonly x: Scale; readonly y: Scale }): ReactElement {
  const { bar, x, y } = props;
  const left = x(bar.from) + gap / 2;
  const width = Math.max(1, x(bar.to) - x(bar.from) - gap);
  const top = y(bar.value);
  return (
    <g>
      <path
        className="bar"
        d={`M${coordinate(left)} ${coordinate(y(0))}V${coordinate(top)}h${coordinate(width)}V${coordinate(y(0))}z`}
      />
      <text x={coordinate(left + width / 2)} y={coordinate(top - 4)} textAnchor="middle">
        {bar.value}
      </text>
    </g>
  );
}
