import {
  corners,
  evenInside,
  type FieldOfView,
  rectangularFieldOfView,
} from '../../common/fieldOfView';
import type { Box, Size } from '../../common/geometry';
import { explain } from '../../common/language/explain';
import { FieldOfViewError } from './captureErrors';
import type { ProbedVideo } from './probeParser';

/** Display frames are not larger than this; a larger source is scaled down after the crop. */
export const maxDisplaySize: Size = { width: 1920, height: 1080 };

/** Anamorphic sources by less than this are shown as they are: half a percent cannot be seen. */
const pixelAspectTolerance = 0.005;

/** The size of the source's frames once its pixels are square; fields of view refer to it. */
export function squareSize({ size, pixelAspect }: ProbedVideo): Size {
  if (Math.abs(pixelAspect - 1) <= pixelAspectTolerance) return size;
  return { width: Math.max(2, evenRound(size.width * pixelAspect)), height: size.height };
}

/** The whole frame, less one row or column where the size is odd. */
export function wholeFrame({ width, height }: Size): FieldOfView {
  return rectangularFieldOfView({ x: 0, y: 0, width: evenFloor(width), height: evenFloor(height) });
}

/**
 * The field of view that a user gave, on even numbers inside what was given, no cut longer than its side.
 * @param given a rectangle, or one with cut corners
 * @throws FieldOfViewError when the rectangle is empty or does not lie inside the frame.
 */
export function givenFieldOfView(
  given: Box | FieldOfView,
  frame: Size,
  sourceName: string,
): FieldOfView {
  const { rect: box, corners: cuts } = 'rect' in given ? given : rectangularFieldOfView(given);
  if (!fitsFrame(box, frame)) throw badFieldOfView(box, frame, sourceName);
  const rect = evenInside(box);
  const cut = (name: keyof FieldOfView['corners']) => ({
    widthPx: Math.min(cuts[name].widthPx, rect.width),
    heightPx: Math.min(cuts[name].heightPx, rect.height),
  });
  return { rect, corners: corners(cut) };
}

/** Whether a rectangle lies inside a frame and holds at least one pixel that display frames can have. */
export function fitsFrame(box: Box, frame: Size): boolean {
  const { width, height } = evenInside(box);
  return (
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= frame.width &&
    box.y + box.height <= frame.height &&
    width >= 2 &&
    height >= 2
  );
}

/** Size of the display frames of a crop: its own, or the largest that fits {@link maxDisplaySize}. */
export function displaySize({ width, height }: Size): Size {
  const scale = Math.min(1, maxDisplaySize.width / width, maxDisplaySize.height / height);
  if (scale === 1) return { width, height };
  return {
    width: Math.max(2, evenFloor(width * scale)),
    height: Math.max(2, evenFloor(height * scale)),
  };
}

function badFieldOfView(box: Box, frame: Size, sourceName: string): FieldOfViewError {
  const { x, y, width, height } = box;
  const asked = [x, y, width, height].join();
  const size = `${frame.width} × ${frame.height}`;
  return new FieldOfViewError(
    explain('fieldOfView.doesNotFit', { asked, name: sourceName, frame: size }),
  );
}

const evenFloor = (value: number) => Math.floor(value / 2) * 2;
const evenRound = (value: number) => Math.round(value / 2) * 2;
