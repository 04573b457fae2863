/** How a series is told from the others, in colour or without. */
export interface SeriesLook {
  /** Name of the colour's variable in the style sheet: it differs on light and on dark ground. */
  readonly color: string;
  /** As SVG's `stroke-dasharray`; `none` for a solid line. */
  readonly dash: string;
  readonly marker: MarkerShape;
}

export const markerShapes = ['circle', 'square', 'triangle', 'diamond', 'plus', 'cross'] as const;
export type MarkerShape = (typeof markerShapes)[number];

/** Colours of series that the style sheet defines. */
export const seriesColors = 6;
const dashes = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];

/** Look of the series with this place in the order; looks return when all colours and shapes are used up. */
export function seriesLook(index: number): SeriesLook {
  const round = Math.floor(index / seriesColors);
  return {
    color: `var(--series-${(index % seriesColors) + 1})`,
    dash: dashes[(index + round) % dashes.length] ?? 'none',
    marker: markerShapes[(index + round * 2) % markerShapes.length] ?? 'circle',
  };
}
