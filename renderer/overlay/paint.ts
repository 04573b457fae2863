import type { Box, Point, Size } from '../../common/geometry';
import { bracketBars, crossBars, grown } from './brackets';
import { aiColor } from '../../common/heatmap/colorMap';
import { placeLabel } from './label';

/** What the marks need of a canvas. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'fill'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'measureText'
  | 'rect'
  | 'roundRect'
  | 'textBaseline'
>;

/** Device pixels per unit of design; 1 at 1280 × 720 and device pixel ratio 1, larger at 4K. */
export type Unit = number;

const rimColor = 'rgb(10 12 15 / 0.55)';
const labelGround = 'rgb(10 12 15 / 0.78)';
/** Lighter than the box, because small letters lose contrast; also tells letters from lines. */
const labelColor = '#86e6ed';
const crossColor = '#f6feff';

/** Draws the corner-bracket box. */
export function paintBox(context: MarkContext, box: Box, unit: Unit): void {
  const bars = bracketBars(box, whole(2 * unit), whole(25 * unit));
  fillBars(context, grown(bars, whole(unit)), rimColor);
  fillBars(context, bars, aiColor);
}

/** Draws the centroid's cross; `centroid` in device pixels. */
export function paintCentroid(context: MarkContext, centroid: Point, unit: Unit): void {
  const bars = crossBars(centroid.x, centroid.y, whole(1.5 * unit), whole(5 * unit));
  fillBars(context, grown(bars, whole(unit)), rimColor);
  fillBars(context, bars, crossColor);
}

/** Draws the one label beside the box. */
export function paintLabel(
  context: MarkContext,
  text: string,
  box: Box,
  picture: Box,
  unit: Unit,
): void {
  context.font = `500 ${15 * unit}px "Inter Variable", "Pretendard", sans-serif`;
  context.textBaseline = 'alphabetic';
  const size = labelSize(context.measureText(text).width, unit);
  const { x, y } = placeLabel(box, size, picture, whole(4 * unit));
  context.fillStyle = labelGround;
  context.beginPath();
  context.roundRect(x, y, size.width, size.height, 4 * unit);
  context.fill();
  context.fillStyle = labelColor;
  context.fillText(text, x + whole(7 * unit), y + whole(16.5 * unit));
}

function labelSize(textWidth: number, unit: Unit): Size {
  return { width: Math.ceil(textWidth) + 2 * whole(7 * unit), height: whole(23 * unit) };
}

function fillBars(context: MarkContext, bars: readonly Box[], color: string): void {
  context.fillStyle = color;
  context.beginPath();
  // One path, so that overlapping bars are not filled twice.
  for (const { x, y, width, height } of bars) context.rect(x, y, width, height);
  context.fill();
}

function whole(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
