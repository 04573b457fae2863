import type { ReactElement } from 'react';
import type { Point } from '../../../../../common/geometry';
import { ChartFrame, type ChartFrameProps } from './ChartFrame';
import { Marker } from './Marker';
import { type ReferencePoint, ReferenceMark } from './ReferenceMark';
import { coordinate, type Scale } from './scale';
import { type SeriesLook, seriesLook } from './seriesLook';

/** A line of a chart. `index` is its place in the legend, which decides how it looks. */
export interface Series {
  readonly name: string;
  readonly index: number;
  /** In the units of the axes, in the order in which they are joined. */
  readonly points: readonly Point[];
  /** A look of its own, for what is no model. */
  readonly look?: SeriesLook;
  /** False for a line of so many points that markers would hide it. */
  readonly hasMarkers?: boolean;
}

interface LineChartProps extends Omit<ChartFrameProps, 'children'> {
  readonly series: readonly Series[];
  /** Published figures and the like, drawn above the lines. */
  readonly references?: readonly ReferencePoint[];
  /** A thin line from corner to corner, where one is the other. */
  readonly hasDiagonal?: boolean;
}

/** Lines with markers over two straight axes. */
export function LineChart(props: LineChartProps): ReactElement {
  const { series, references = [], hasDiagonal = false, ...frame } = props;
  return (
    <ChartFrame {...frame}>
      {({ x, y }) => (
        <>
          {hasDiagonal && (
            <path className="diagonal" d={linePath(diagonal(frame), x, y)} fill="none" />
          )}
          {series.map((line) => (
            <Line
              key={line.index}
              line={line}
              x={x}
              y={y}
              look={line.look ?? seriesLook(line.index)}
            />
          ))}
          {references.map((reference) => (
            <ReferenceMark key={reference.label} reference={reference} x={x} y={y} />
          ))}
        </>
      )}
    </ChartFrame>
  );
}

function Line(props: {
  readonly line: Series;
  readonly look: SeriesLook;
  readonly x: Scale;
  readonly y: Scale;
}): ReactElement {
  const { line, look, x, y } = props;
  return (
    <g>
      <path
        d={linePath(line.points, x, y)}
        fill="none"
        stroke={look.color}
        strokeWidth="2"
        strokeLinejoin="round"
        strokeDasharray={look.dash}
      />
      {line.hasMarkers !== false &&
        line.points.map((point) => (
          <Marker
            key={`${point.x} ${point.y}`}
            shape={look.marker}
            x={x(point.x)}
            y={y(point.y)}
            color={look.color}
          />
        ))}
    </g>
  );
}

function linePath(points: readonly Point[], x: Scale, y: Scale): string {
  const places = points.map((point) => `${coordinate(x(point.x))} ${coordinate(y(point.y))}`);
  return places.length === 0 ? '' : `M${places.join('L')}`;
}

function diagonal({ x, y }: Pick<ChartFrameProps, 'x' | 'y'>): readonly Point[] {
  return [
    { x: x.from, y: y.from },
    { x: x.to, y: y.to },
  ];
}
