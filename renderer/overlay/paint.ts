import type { Box, Point, Size } from '../../common/geometry';
import { placeLabel } from '../../common/overlay/label';
import {
  boxMark,
  centroidMark,
  type FilledBars,
  labelGap,
  type Unit,
  wholePixels,
} from '../../common/overlay/marks';

/** What the marks need of a canvas. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'fill'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'globalAlpha'
  | 'measureText'
  | 'rect'
  | 'roundRect'
  | 'textBaseline'
>;

const labelGround = 'rgb(10 12 15 / 0.78)';
/** Lighter than the box, because small letters lose contrast; also tells letters from lines. */
const labelColor = '#86e6ed';

/** Draws the corner-bracket box. */
export function paintBox(context: MarkContext, box: Box, unit: Unit): void {
  boxMark(box, unit).forEach((part) => fillBars(context, part));
}

/** Draws the centroid's cross; `centroid` in device pixels. */
export function paintCentroid(context: MarkContext, centroid: Point, unit: Unit): void {
  centroidMark(centroid, unit).forEach((part) => fillBars(context, part));
}

/** Draws the one label beside the box. */
export function paintLabel(
  context: MarkContext,
  text: string,
  box: Box,
  picture: Box,
  unit: Unit,
): void {
  const place = placeLabel(box, labelSize(context, text, unit), picture, labelGap(unit));
  paintLabelAt(context, text, place, unit);
}

/** How large a label is. */
export function labelSize(context: MarkContext, text: string, unit: Unit): Size {
  chooseLabelFont(context, unit);
  const width = Math.ceil(context.measureText(text).width) + 2 * wholePixels(7 * unit);
  return { width, height: wholePixels(23 * unit) };
}

/** Draws a label with its upper left corner at a place. */
export function paintLabelAt(
  context: MarkContext,
  text: string,
  { x, y }: Point,
  unit: Unit,
): void {
  const { width, height } = labelSize(context, text, unit);
  context.fillStyle = labelGround;
  context.beginPath();
  context.roundRect(x, y, width, height, 4 * unit);
  context.fill();
  context.fillStyle = labelColor;
  context.fillText(text, x + wholePixels(7 * unit), y + wholePixels(16.5 * unit));
}

function chooseLabelFont(context: MarkContext, unit: Unit): void {
  context.font = `500 ${15 * unit}px "Inter Variable", "Pretendard", sans-serif`;
  context.textBaseline = 'alphabetic';
}

function fillBars(context: MarkContext, { bars, color, alpha }: FilledBars): void {
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.beginPath();
  // One path, so that overlapping bars are not filled twice.
  for (const { x, y, width, height } of bars) context.rect(x, y, width, height);
  context.fill();
  context.globalAlpha = 1;
}
