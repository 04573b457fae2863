import type { ConsoleOutline } from '../../common/fieldOfViewProposal';
import type { Size } from '../../common/geometry';
import { type LumaImage, reduced } from './lumaImage';

/** Width of the picture by which a person recognises the console's screen. Unit: pixels. */
const outlineWidthPx = 96;

/**
 * Every value of an outline is the mean of at least so many frame pixels a side. A letter needs about
 * five values of height to be read; console text of up to a fifteenth of the frame's height has fewer.
 */
const minBlockPx = 8;

/** Reduces a picture of a console's whole frame until nothing written on it can be read. */
export function consoleOutline(picture: LumaImage, frame: Size): ConsoleOutline {
  const block = Math.max(minBlockPx, Math.ceil(picture.width / outlineWidthPx));
  return { ...reduced(picture, block), frame };
}
