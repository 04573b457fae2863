import type { Size } from './geometry';
import { blackLuma, highlightLuma } from './luma';

/** Half the width of the smoothing (9 pixels), as in Crete 2007. */
const smoothingReach = 4;
/**
 * Levels of luma between the ends of the window from which there is a structure to judge. Without one,
 * the noise of a sensor looks like detail.
 */
const leastStructure = 24;
/**
 * No-reference blur (F. Crete, T. Dolmiere, P. Ladret, M. Nicolas: The blur effect, SPIE 6492,
 * 2007): the share of the differences between neighbours that a box filter of 9 pixels takes away,
 * here where the picture has structure. Blurred pictures lose little, whatever their contrast. The less sharp of rows and columns counts,
 * as there, so that motion shows. Left out are highlights and whatever is near black: the edge of an
 * octagon stays sharp when the lens does not.
 * @param luma 8 bit, row by row
 * @param stride looks at every so many rows and columns
 * @returns 0 for a picture without any structure
 */
export function sharpness(luma: Uint8Array, { width, height }: Size, stride: number): number {
  const rows = { lines: height, lineStep: width, length: width, step: 1 };
  const columns = { lines: width, lineStep: 1, length: height, step: width };
  return Math.min(lostShare(luma, rows, stride), lostShare(luma, columns, stride));
}

/** How to walk a picture in one direction. Steps are offsets between pixels. */
interface Walk {
  readonly lines: number;
  readonly lineStep: number;
  readonly length: number;
  readonly step: number;
}

/** Share of the differences between neighbours along a walk that smoothing takes away. */
function lostShare(
  luma: Uint8Array,
  { lines, lineStep, length, step }: Walk,
  stride: number,
): number {
  const back = smoothingReach * step;
  const ahead = back + step;
  const smoothed = 2 * smoothingReach + 1;
  let total = 0;
  let lost = 0;
  for (let line = 0; line < lines; line += stride) {
    const start = line * lineStep + back;
    const end = line * lineStep + (length - smoothingReach - 1) * step;
    for (let at = start; at < end; at += step) {
      const leaving = luma[at - back] ?? 0;
      const entering = luma[at + ahead] ?? 0;
      const here = luma[at] ?? 0;
      if (leaving <= blackLuma || entering <= blackLuma || here >= highlightLuma) continue;
      const across = Math.abs(entering - leaving);
      if (across < leastStructure) continue;
      const sharp = Math.abs((luma[at + step] ?? 0) - here);
      // The difference of two neighbouring means over a box: all pixels but the ends cancel.
      const smooth = across / smoothed;
      total += sharp;
      if (sharp > smooth) lost += sharp - smooth;
    }
  }
  return total === 0 ? 0 : lost / total;
}
