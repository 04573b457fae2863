import type { Size } from '../geometry';
import type { Mask8 } from '../prediction';
import { transparentBelow } from './colorMap';

/** Most pixels of a drawn mask in each direction: more than smooth scaling needs for a bell of any size. */
export const drawnMaskSidePx = 64;
/** Values that a drawn mask knows, 0 and 255 among them; those that nobody would see are 0. */
export const drawnMaskLevels = 16;
const levelStep = 255 / (drawnMaskLevels - 1);

/**
 * A soft mask as it is drawn and recorded: the mean of each area, at most 64 by 64 pixels, in 16 levels. What was
 * measured for it and how it looks stands in docs/adr/0019-recording.md. A mask that is smaller keeps its size.
 * @param values probabilities, 0 to 1, row by row
 * @throws RangeError when they are not `width * height`
 */
export function drawnMask(values: Float32Array, { width, height }: Size): Mask8 {
  if (values.length !== width * height) {
    throw new RangeError(`The mask has ${values.length} values instead of ${width * height}.`);
  }
  const columns = sharesOf(width);
  const rows = sharesOf(height);
  const narrow = narrowed(values, width, height, columns);
  const drawn = new Uint8Array(columns.length * rows.length);
  for (const [row, parts] of rows.entries()) {
    for (let column = 0; column < columns.length; column += 1) {
      let mean = 0;
      for (const { index, share } of parts) {
        mean += (narrow[index * columns.length + column] ?? 0) * share;
      }
      drawn[row * columns.length + column] = levelOf(mean) * levelStep;
    }
  }
  return { width: columns.length, height: rows.length, values: drawn };
}

/** How much of a mask's pixel is part of a drawn one. */
interface Share {
  readonly index: number;
  readonly share: number;
}

/** For each drawn pixel of a side, the pixels that it covers; their shares add up to one. */
function sharesOf(side: number): readonly (readonly Share[])[] {
  const drawnSide = Math.min(side, drawnMaskSidePx);
  const step = side / drawnSide;
  return Array.from({ length: drawnSide }, (_unused, drawn) => {
    const from = drawn * step;
    const to = from + step;
    const first = Math.floor(from);
    return Array.from({ length: Math.ceil(to - 1e-9) - first }, (_one, offset) => {
      const index = first + offset;
      const covered = Math.min(to, index + 1) - Math.max(from, index);
      return { index, share: covered / step };
    });
  });
}

function narrowed(
  values: Float32Array,
  width: number,
  height: number,
  columns: readonly (readonly Share[])[],
): Float32Array {
  const narrow = new Float32Array(columns.length * height);
  for (let y = 0; y < height; y += 1) {
    for (const [column, parts] of columns.entries()) {
      let mean = 0;
      for (const { index, share } of parts) mean += (values[y * width + index] ?? 0) * share;
      narrow[y * columns.length + column] = mean;
    }
  }
  return narrow;
}

function levelOf(probability: number): number {
  const level = Math.round(probability * (drawnMaskLevels - 1));
  // What is transparent anyway is not kept: it is mostly noise, and a fifth of a recording's predictions.
  if (level / (drawnMaskLevels - 1) < transparentBelow) return 0;
  return Math.min(drawnMaskLevels - 1, Math.max(0, level));
}
