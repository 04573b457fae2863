import type { ReactElement, ReactNode } from 'react';
import type { Size } from '../../../../../common/geometry';
import { type Axis, coordinate, linearScale, type Scale } from './scale';

/** Room around the plot for what is written along the axes. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const margins: Margins = { left: 64, right: 18, top: 12, bottom: 46 };

/** What a chart is drawn on. */
export interface ChartFrameProps {
  readonly size: Size;
  readonly x: Axis;
  readonly y: Axis;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly children: (scales: { readonly x: Scale; readonly y: Scale }) => ReactNode;
}

/** Axes, grid and their words; what it shows is drawn by the children, in the scales they are given. */
export function ChartFrame({ size, x, y, description, children }: ChartFrameProps): ReactElement {
  const right = size.width - margins.right;
  const bottom = size.height - margins.bottom;
  const scales = {
    x: linearScale(x, margins.left, right),
    y: linearScale(y, bottom, margins.top),
  };
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={description}
    >
      <YAxis axis={y} scale={scales.y} right={right} />
      <XAxis axis={x} scale={scales.x} bottom={bottom} right={right} />
      {children(scales)}
    </svg>
  );
}

function YAxis(props: {
  readonly axis: Axis;
  readonly scale: Scale;
  readonly right: number;
}): ReactElement {
  const { axis, scale, right } = props;
  const middle = (scale(axis.from) + scale(axis.to)) / 2;
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <path className="grid" d={`M${margins.left} ${coordinate(scale(tick))}H${right}`} />
          <text x={margins.left - 8} y={coordinate(scale(tick) + 4)} textAnchor="end">
            {axis.format(tick)}
          </text>
        </g>
      ))}
      <text
        className="axis-label"
        textAnchor="middle"
        transform={`translate(12 ${coordinate(middle)}) rotate(-90)`}
      >
        {axis.label}
      </text>
    </g>
  );
}

function XAxis(props: {
  readonly axis: Axis;
  readonly scale: Scale;
  readonly bottom: number;
  readonly right: number;
}): ReactElement {
  const { axis, scale, bottom, right } = props;
  return (
    <g>
      <path className="axis" d={`M${margins.left} ${bottom}H${right}`} />
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <path className="axis" d={`M${coordinate(scale(tick))} ${bottom}v5`} />
          <text x={coordinate(scale(tick))} y={bottom + 19} textAnchor="middle">
            {axis.format(tick)}
          </text>
        </g>
      ))}
      <text
        className="axis-label"
        x={coordinate((scale(axis.from) + scale(axis.to)) / 2)}
        y={bottom + 39}
        textAnchor="middle"
      >
        {axis.label}
      </text>
    </g>
  );
}
