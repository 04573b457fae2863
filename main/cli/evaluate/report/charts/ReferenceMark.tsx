import type { ReactElement } from 'react';
import { coordinate, type Scale } from './scale';

/** A figure from elsewhere that a chart is read against. */
export interface ReferencePoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Length of the whisker to either side, in units of the y axis; 0 for none. */
  readonly deviation: number;
  readonly side: 'left' | 'right';
  /** A diamond when left out. */
  readonly shape?: ReferenceShape;
}

export type ReferenceShape = 'diamond' | 'square';

/** Relative path commands around the point. */
const outlines: Readonly<Record<ReferenceShape, string>> = {
  diamond: 'm0 -6l6 6l-6 6l-6 -6z',
  square: 'm-4.5 -4.5h9v9h-9z',
};

/** Distance of the words from the point, in units of the drawing. */
const labelGap = 11;

/** A hollow mark with a whisker and its words. */
export function ReferenceMark(props: {
  readonly reference: ReferencePoint;
  readonly x: Scale;
  readonly y: Scale;
}): ReactElement {
  const { reference, x, y } = props;
  const at = { x: x(reference.x), y: y(reference.y) };
  const top = y(reference.y + reference.deviation);
  const bottom = y(reference.y - reference.deviation);
  const isLeft = reference.side === 'left';
  return (
    <g className="reference">
      {reference.deviation > 0 && <path d={whisker(at.x, top, bottom)} fill="none" />}
      <path
        className="reference-point"
        d={`M${coordinate(at.x)} ${coordinate(at.y)}${outlines[reference.shape ?? 'diamond']}`}
      />
      <text
        className="haloed"
        x={coordinate(at.x + (isLeft ? -labelGap : labelGap))}
        y={coordinate(at.y + 4)}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {reference.label}
      </text>
    </g>
  );
}

/** A mark by itself, to stand before its name in a legend. */
export function ReferenceSample({ shape }: { readonly shape: ReferenceShape }): ReactElement {
  return (
    <svg className="sample" viewBox="0 0 20 14" width="20" height="14" aria-hidden="true">
      <g className="reference">
        <path className="reference-point" d={`M10 7${outlines[shape]}`} />
      </g>
    </svg>
  );
}

function whisker(x: number, top: number, bottom: number): string {
  const left = coordinate(x - 4);
  const height = coordinate(bottom - top);
  return `M${left} ${coordinate(top)}h8m-4 0v${height}m-4 0h8`;
}
