import type { Box, Point, Size } from '../../../common/geometry';
import type { Mark } from '../../../common/training/mark';

/** A box that cannot be smaller, so that it can be seen and taken hold of. Unit: pixels of the picture. */
const leastSide = 4;

/** The box between two corners, inside the picture, on whole pixels; null where it would be too small to see. */
export function boxBetween(from: Point, to: Point, picture: Size): Box | null {
  const [left, right] = ends(from.x, to.x, picture.width);
  const [top, bottom] = ends(from.y, to.y, picture.height);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return Math.min(box.width, box.height) < leastSide ? null : box;
}

/** The point of a picture that is nearest to one that may lie outside, to a tenth of a pixel. */
export function pointInside({ x, y }: Point, picture: Size): Point {
  return { x: tenths(within(x, picture.width)), y: tenths(within(y, picture.height)) };
}

/** A mark for who has no pointer: a box of a quarter of the picture's shorter side, or a point, in the middle. */
export function markInMiddle(kind: Mark['kind'], picture: Size): Mark {
  const { width, height } = picture;
  if (kind === 'point') return { kind, point: { x: width / 2, y: height / 2 } };
  const side = Math.max(leastSide, Math.round(Math.min(width, height) / 4));
  const box = {
    x: Math.round((width - side) / 2),
    y: Math.round((height - side) / 2),
    width: side,
    height: side,
  };
  return { kind, box };
}

/** The mark elsewhere, as far as the picture goes. Unit: pixels of the picture. */
export function movedMark(mark: Mark, by: Point, picture: Size): Mark {
  if (mark.kind === 'point') {
    const point = { x: mark.point.x + by.x, y: mark.point.y + by.y };
    return { kind: 'point', point: pointInside(point, picture) };
  }
  const { box } = mark;
  const x = within(box.x + by.x, picture.width - box.width);
  const y = within(box.y + by.y, picture.height - box.height);
  return { kind: 'box', box: { ...box, x, y } };
}

/** A box with its right and lower edge elsewhere; a point stays as it is. Unit: pixels of the picture. */
export function resizedMark(mark: Mark, by: Point, picture: Size): Mark {
  if (mark.kind === 'point') return mark;
  const { box } = mark;
  const width = side(box.width + by.x, picture.width - box.x);
  const height = side(box.height + by.y, picture.height - box.y);
  return { kind: 'box', box: { ...box, width, height } };
}

function ends(one: number, other: number, most: number): readonly [number, number] {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return [Math.round(within(first, most)), Math.round(within(last, most))];
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function side(length: number, most: number): number {
  return Math.max(Math.min(leastSide, most), Math.min(most, length));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
