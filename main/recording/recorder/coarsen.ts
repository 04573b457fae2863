import type { Size } from '../../../common/geometry';

/** Blocks a picture's height is cut into: no letter of a console is as tall as two of them. */
const blocksOfHeight = 32;

/**
 * Makes an I420 picture so coarse that nobody can read in it, and everybody still sees what it shows: each block
 * becomes its mean, a 32nd of the height and at least 4 pixels wide and high.
 */
export function coarsen(pixels: Uint8Array, { width, height }: Size): void {
  const side = Math.max(2, Math.ceil(height / blocksOfHeight / 2)) * 2;
  const luma = width * height;
  coarsenPlane(pixels.subarray(0, luma), width, height, side);
  coarsenPlane(pixels.subarray(luma, luma * 1.25), width / 2, height / 2, side / 2);
  coarsenPlane(pixels.subarray(luma * 1.25), width / 2, height / 2, side / 2);
}

function coarsenPlane(plane: Uint8Array, width: number, height: number, side: number): void {
  for (let top = 0; top < height; top += side) {
    const bottom = Math.min(top + side, height);
    for (let left = 0; left < width; left += side) {
      coarsenBlock(plane, width, { left, top, right: Math.min(left + side, width), bottom });
    }
  }
}

interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function coarsenBlock(plane: Uint8Array, width: number, block: Block): void {
  const { left, top, right, bottom } = block;
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * width + left; at < y * width + right; at += 1) sum += plane[at] ?? 0;
  }
  const mean = Math.round(sum / ((bottom - top) * (right - left)));
  for (let y = top; y < bottom; y += 1) plane.fill(mean, y * width + left, y * width + right);
}
