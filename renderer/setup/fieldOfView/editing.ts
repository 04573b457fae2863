import {
  type CornerCut,
  type CornerName,
  cornerNames,
  corners,
  type FieldOfView,
} from '../../../common/fieldOfView';
import type { Box, Point, Size } from '../../../common/geometry';

/** What can be taken hold of: a side, the cut of a corner, or the whole. */
export const edgeNames = ['left', 'top', 'right', 'bottom'] as const;
export type EdgeName = (typeof edgeNames)[number];
export type HandleName = EdgeName | CornerName | 'whole';

/** A picture smaller than this could not be taken hold of any more. Unit: frame pixels. */
export const smallestSidePx = 32;

const isCorner = (handle: HandleName): handle is CornerName =>
  cornerNames.some((name) => name === handle);

/**
 * Moves one handle. A corner's handle changes the legs of its cut, inwards growing; the others move
 * sides. Nothing leaves the frame, no side passes another, and no cut is longer than half a side.
 * @param by in frame pixels
 */
export function movedHandle(
  fieldOfView: FieldOfView,
  handle: HandleName,
  by: Point,
  frame: Size,
): FieldOfView {
  if (isCorner(handle)) return fitted(withCutChanged(fieldOfView, handle, by), frame);
  return fitted({ ...fieldOfView, rect: movedSides(fieldOfView.rect, handle, by, frame) }, frame);
}

/** Where a handle lies, in frame pixels. A cut's handle is in the middle of its line. */
export function handlePosition({ rect, corners: cuts }: FieldOfView, handle: HandleName): Point {
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  switch (handle) {
    case 'whole':
      return middle;
    case 'left':
      return { x: rect.x, y: middle.y };
    case 'right':
      return { x: right, y: middle.y };
    case 'top':
      return { x: middle.x, y: rect.y };
    case 'bottom':
      return { x: middle.x, y: bottom };
    case 'topLeft':
    case 'topRight':
    case 'bottomRight':
    case 'bottomLeft': {
      const inwards = inwardsFrom(handle);
      return {
        x: (inwards.x > 0 ? rect.x : right) + (inwards.x * cuts[handle].widthPx) / 2,
        y: (inwards.y > 0 ? rect.y : bottom) + (inwards.y * cuts[handle].heightPx) / 2,
      };
    }
  }
}

/** The corners of the octagon, clockwise from the left end of the upper side. Unit: frame pixels. */
export function octagonPoints({ rect, corners: cuts }: FieldOfView): readonly Point[] {
  const { x, y } = rect;
  const [right, bottom] = [x + rect.width, y + rect.height];
  const { topLeft, topRight, bottomRight, bottomLeft } = cuts;
  return [
    { x: x + topLeft.widthPx, y },
    { x: right - topRight.widthPx, y },
    { x: right, y: y + topRight.heightPx },
    { x: right, y: bottom - bottomRight.heightPx },
    { x: right - bottomRight.widthPx, y: bottom },
    { x: x + bottomLeft.widthPx, y: bottom },
    { x, y: bottom - bottomLeft.heightPx },
    { x, y: y + topLeft.heightPx },
  ];
}

/** Sets one number of the rectangle; the opposite side stays for `x` and `y` too. */
export function withSide(
  fieldOfView: FieldOfView,
  side: keyof Box,
  value: number,
  frame: Size,
): FieldOfView {
  const change = value - fieldOfView.rect[side];
  const handle = ({ x: 'left', y: 'top', width: 'right', height: 'bottom' } as const)[side];
  return movedHandle(fieldOfView, handle, { x: change, y: change }, frame);
}

/** Sets one leg of a corner's cut. */
export function withCut(
  fieldOfView: FieldOfView,
  corner: CornerName,
  cut: Partial<CornerCut>,
  frame: Size,
): FieldOfView {
  const changed = { ...fieldOfView.corners[corner], ...cut };
  return fitted({ ...fieldOfView, corners: { ...fieldOfView.corners, [corner]: changed } }, frame);
}

/** Whether two are the same to the pixel. */
export function isSameFieldOfView(a: FieldOfView, b: FieldOfView): boolean {
  const numbers = ({ rect, corners: cuts }: FieldOfView): readonly number[] => [
    ...[rect.x, rect.y, rect.width, rect.height],
    ...cornerNames.flatMap((name) => [cuts[name].widthPx, cuts[name].heightPx]),
  ];
  const others = numbers(b);
  return numbers(a).every((value, index) => value === others[index]);
}

/** Direction from a corner into the picture. */
function inwardsFrom(corner: CornerName): { readonly x: 1 | -1; readonly y: 1 | -1 } {
  return {
    x: corner === 'topLeft' || corner === 'bottomLeft' ? 1 : -1,
    y: corner === 'topLeft' || corner === 'topRight' ? 1 : -1,
  };
}

function withCutChanged(fieldOfView: FieldOfView, corner: CornerName, by: Point): FieldOfView {
  const inwards = inwardsFrom(corner);
  const { widthPx, heightPx } = fieldOfView.corners[corner];
  const cut = { widthPx: widthPx + inwards.x * by.x, heightPx: heightPx + inwards.y * by.y };
  return { ...fieldOfView, corners: { ...fieldOfView.corners, [corner]: cut } };
}

function movedSides(rect: Box, handle: EdgeName | 'whole', by: Point, frame: Size): Box {
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
  const fromTo = (left: number, top: number, toRight: number, toBottom: number): Box => ({
    x: left,
    y: top,
    width: toRight - left,
    height: toBottom - top,
  });
  switch (handle) {
    case 'left':
      return fromTo(within(rect.x + by.x, 0, right - smallestSidePx), rect.y, right, bottom);
    case 'top':
      return fromTo(rect.x, within(rect.y + by.y, 0, bottom - smallestSidePx), right, bottom);
    case 'right': {
      const moved = within(right + by.x, rect.x + smallestSidePx, frame.width);
      return fromTo(rect.x, rect.y, moved, bottom);
    }
    case 'bottom': {
      const moved = within(bottom + by.y, rect.y + smallestSidePx, frame.height);
      return fromTo(rect.x, rect.y, right, moved);
    }
    case 'whole':
      return {
        ...rect,
        x: within(rect.x + by.x, 0, frame.width - rect.width),
        y: within(rect.y + by.y, 0, frame.height - rect.height),
      };
  }
}

/** Whole pixels inside the frame, cuts of at most half a side. */
function fitted({ rect, corners: cuts }: FieldOfView, frame: Size): FieldOfView {
  const x = within(Math.round(rect.x), 0, frame.width);
  const y = within(Math.round(rect.y), 0, frame.height);
  const width = within(Math.round(rect.width), 0, frame.width - x);
  const height = within(Math.round(rect.height), 0, frame.height - y);
  return {
    rect: { x, y, width, height },
    corners: corners((name) => ({
      widthPx: within(Math.round(cuts[name].widthPx), 0, Math.floor(width / 2)),
      heightPx: within(Math.round(cuts[name].heightPx), 0, Math.floor(height / 2)),
    })),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
