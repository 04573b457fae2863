import type { ReactElement } from 'react';
import { coordinate } from './scale';
import type { MarkerShape } from './seriesLook';

/** Half the extent of a marker, in units of the drawing. */
const radius = 4;

/** A point of a series. The shape alone tells series apart in greyscale. */
export function Marker({
  shape,
  x,
  y,
  color,
}: {
  readonly shape: MarkerShape;
  readonly x: number;
  readonly y: number;
  readonly color: string;
}): ReactElement {
  const isStroked = shape === 'plus' || shape === 'cross';
  return (
    <path
      d={`M${coordinate(x)} ${coordinate(y)}${shapePath(shape)}`}
      fill={isStroked ? 'none' : color}
      stroke={color}
      strokeWidth={isStroked ? 2.2 : 1}
    />
  );
}

/** Relative path commands around the marker's place. */
function shapePath(shape: MarkerShape): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `m-${r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 -${2 * r} 0z`;
    case 'square':
      return `m-3.5 -3.5h7v7h-7z`;
    case 'triangle':
      return `m0 -4.6l4.6 8h-9.2z`;
    case 'diamond':
      return `m0 -5l5 5l-5 5l-5 -5z`;
    case 'plus':
      return `m-4.5 0h9m-4.5 -4.5v9`;
    case 'cross':
      return `m-3.5 -3.5l7 7m0 -7l-7 7`;
  }
}
