import type { Mask8 } from '../../../../../common/prediction';

/** Enough for a picture of 320 pixels; more would only make the report larger. */
const largestExtentPx = 72;

/** The mask at a size that a report can afford: each pixel is the mean of a block of the mask's. */
export function smallMask(mask: Mask8): Mask8 {
  const shrink = Math.max(mask.width, mask.height) / largestExtentPx;
  if (shrink <= 1) return mask;
  const width = Math.max(1, Math.round(mask.width / shrink));
  const height = Math.max(1, Math.round(mask.height / shrink));
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const rows = block(y, height, mask.height);
    for (let x = 0; x < width; x += 1) {
      values[y * width + x] = blockMean(mask, block(x, width, mask.width), rows);
    }
  }
  return { width, height, values };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The pixels that become pixel `index` of `count`; together they are all `extent` pixels. */
function block(index: number, count: number, extent: number): Range {
  return {
    from: Math.floor((index * extent) / count),
    to: Math.floor(((index + 1) * extent) / count),
  };
}

function blockMean({ width, values }: Mask8, columns: Range, rows: Range): number {
  let sum = 0;
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) sum += values[y * width + x] ?? 0;
  }
  return Math.round(sum / ((columns.to - columns.from) * (rows.to - rows.from)));
}
