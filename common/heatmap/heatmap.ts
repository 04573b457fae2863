import type { Box, Size } from '../geometry';
import type { Mask8 } from '../prediction';

/** A mask as RGBA pixels of the mask's size, with the part of it that can be seen. */
export interface HeatmapPixels extends Size {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Bounds of what is not transparent, with a margin of one for the interpolation; null if nothing is. */
  readonly visible: Box | null;
}

/**
 * Colours a mask through a table of 256 RGBA entries (see `colorMapTable`).
 * @throws RangeError when the mask has not `width * height` values.
 */
export function heatmapPixels(mask: Mask8, table: Uint8ClampedArray): HeatmapPixels {
  const { width, height, values } = mask;
  if (values.length !== width * height) {
    throw new RangeError(`The mask has ${values.length} values instead of ${width * height}.`);
  }
  const rgba = new Uint8ClampedArray(values.length * 4);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let index = 0; index < values.length; index += 1) {
    const entry = (values[index] ?? 0) * 4;
    rgba.set(table.subarray(entry, entry + 4), index * 4);
    if (table[entry + 3] === 0) continue;
    const x = index % width;
    const y = (index - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { width, height, rgba, visible: withMargin(left, top, right, bottom, mask) };
}

/**
 * Where a part of the mask lies on the picture. The mask covers the whole frame, so its pixel
 * edges scale with the picture's; not rounded, or the heatmap would drift against the picture.
 */
export function maskPartOnPicture(part: Box, mask: Size, picture: Box): Box {
  const scaleX = picture.width / mask.width;
  const scaleY = picture.height / mask.height;
  return {
    x: picture.x + part.x * scaleX,
    y: picture.y + part.y * scaleY,
    width: part.width * scaleX,
    height: part.height * scaleY,
  };
}

function withMargin(
  left: number,
  top: number,
  right: number,
  bottom: number,
  { width, height }: Size,
): Box | null {
  if (right < left) return null;
  const x = Math.max(0, left - 1);
  const y = Math.max(0, top - 1);
  return {
    x,
    y,
    width: Math.min(width, right + 2) - x,
    height: Math.min(height, bottom + 2) - y,
  };
}
