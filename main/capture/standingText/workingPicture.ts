import type { Size } from '../../../common/geometry';

/**
 * The strokes of a console's letters are still a pixel thick at this width. At twice the width
 * the search found the same and took four times as long. Unit: pixels.
 */
const largestWidthPx = 400;

/** By how much display frames of a width are reduced before text is sought in them. */
export function reductionOf(widthPx: number): number {
  return Math.max(1, Math.ceil(widthPx / largestWidthPx));
}

/** Size of the reduced picture; incomplete blocks at the right and below are left out. */
export function workingSize({ width, height }: Size): Size {
  const factor = reductionOf(width);
  return { width: Math.floor(width / factor), height: Math.floor(height / factor) };
}

/**
 * Luma of a display frame, each value the mean of a block.
 * @param pixels I420, whose luma plane comes first
 * @param target as long as {@link workingSize} says
 */
export function readLuma(pixels: Uint8Array, size: Size, target: Uint8Array): void {
  const factor = reductionOf(size.width);
  const { width, height } = workingSize(size);
  const share = 1 / (factor * factor);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const corner = y * factor * size.width + x * factor;
      let sum = 0;
      for (let row = 0; row < factor; row += 1) {
        const start = corner + row * size.width;
        for (let index = start; index < start + factor; index += 1) sum += pixels[index] ?? 0;
      }
      target[y * width + x] = sum * share;
    }
  }
}
