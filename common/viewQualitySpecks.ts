import type { Size } from './geometry';

/** A bright thing narrower than this is a speck: bubbles, their rims and glints are; folds are not. Unit: pixels. */
const window = 7;
/** Levels of luma by which a speck stands out of what surrounds it. */
const leastContrast = 25;

/**
 * Share of a picture that is bright and small: stands out by more than 25 levels of what remains when everything
 * narrower than 7 pixels is taken away (white top-hat: the picture minus its opening; Serra, Image Analysis and
 * Mathematical Morphology, 1982). A wet wall has some such glints; foam has them all over.
 * @param luma 8 bit, row by row
 * @returns 0 to 1; 0 for an empty picture
 */
export function speckShare(luma: Uint8Array, size: Size): number {
  if (luma.length === 0) return 0;
  const { width, height } = size;
  const stride = width + 2 * pad;
  const opened = padded(luma, size);
  openInPlace(opened, stride);
  let specks = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // A window's value stands at its upper left corner, which the two passes have moved by the padding.
      const background = opened[y * stride + x] ?? 0;
      if ((luma[y * width + x] ?? 0) - background > leastContrast) specks += 1;
    }
  }
  return specks / luma.length;
}

/** Two windows reach so far beyond the edge. */
const pad = window - 1;

/** The picture with its outermost pixels repeated all around. */
function padded(luma: Uint8Array, { width, height }: Size): Uint8Array {
  const stride = width + 2 * pad;
  const result = new Uint8Array(stride * (height + 2 * pad));
  for (let y = 0; y < height + 2 * pad; y += 1) {
    const from = Math.min(Math.max(y - pad, 0), height - 1) * width;
    const row = result.subarray(y * stride, (y + 1) * stride);
    row.fill(luma[from] ?? 0, 0, pad);
    row.set(luma.subarray(from, from + width), pad);
    row.fill(luma[from + width - 1] ?? 0, pad + width);
  }
  return result;
}

/**
 * The darkest of each window, then the brightest of those. The windows' sides of 7 come from neighbours of 2, of
 * 4, then of 7; what runs over the end of a row stays within the padding.
 */
function openInPlace(values: Uint8Array, stride: number): void {
  const offsets = [1, 2, 3].flatMap((step) => [step, step * stride]);
  for (const offset of offsets) leaveDarker(values, offset);
  for (const offset of offsets) leaveBrighter(values, offset);
}

function leaveDarker(values: Uint8Array, offset: number): void {
  for (let index = 0; index + offset < values.length; index += 1) {
    const other = values[index + offset] ?? 0;
    if (other < (values[index] ?? 0)) values[index] = other;
  }
}

function leaveBrighter(values: Uint8Array, offset: number): void {
  for (let index = 0; index + offset < values.length; index += 1) {
    const other = values[index + offset] ?? 0;
    if (other > (values[index] ?? 0)) values[index] = other;
  }
}
