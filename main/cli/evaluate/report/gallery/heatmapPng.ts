import { encode, type IndexedColors } from 'fast-png';
import type { Box } from '../../../../../common/geometry';
import { heatmapPixels } from '../../../../../common/heatmap/heatmap';
import type { Mask8 } from '../../../../../common/prediction';

/** Steps of probability in a picture: what the eye tells apart in a veil, and a third of the bytes. */
const levels = 32;

/** The visible part of a heatmap as a PNG file. */
export interface HeatmapPng {
  /** Where it lies, in pixels of the mask. */
  readonly part: Box;
  readonly bytes: Uint8Array;
}

/**
 * A mask in colours; null where nothing of it would be seen.
 * @param table 256 RGBA entries, as of `colorMapTable`
 */
export function heatmapPng(mask: Mask8, table: Uint8ClampedArray): HeatmapPng | null {
  const part = heatmapPixels(mask, table).visible;
  if (part === null) return null;
  const data = new Uint8Array(part.width * part.height);
  for (let index = 0; index < data.length; index += 1) {
    const x = part.x + (index % part.width);
    const y = part.y + Math.floor(index / part.width);
    data[index] = Math.round(((mask.values[y * mask.width + x] ?? 0) / 255) * (levels - 1));
  }
  const { width, height } = part;
  return {
    part,
    bytes: encode({ width, height, data, depth: 8, channels: 1, palette: palette(table) }),
  };
}

function palette(table: Uint8ClampedArray): IndexedColors {
  return Array.from({ length: levels }, (_unused, level) => {
    const entry = Math.round((level * 255) / (levels - 1)) * 4;
    return [...table.subarray(entry, entry + 4)];
  });
}
