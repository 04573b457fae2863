import type { Box, Size } from '../../../common/geometry';

/** Steps are taken over this distance: over one pixel, noise would be larger than tissue. Unit: pixels. */
const reach = 4;
/** Smaller steps are noise, or light without structure. Unit: levels of luma, both directions added. */
const textureStep = 16;
/** Every so many pixels of a tile are enough to tell whether it moved. */
const stride = 3;
/** Tiles with less structure than this say nothing. Share of the pixels looked at. */
const leastTextured = 0.03;
/** From this share of changed edges on, the tile has moved. */
const movedShare = 0.3;

export type Movement = 'moving' | 'still' | 'nothing to see';

/**
 * Whether the structure in a tile is elsewhere than in an earlier picture. It compares steps of luma
 * and not luma, so that light that flickers over a still picture is no movement.
 */
export function movementIn(
  luma: Uint8Array,
  earlier: Uint8Array,
  { width, height }: Size,
  tile: Box,
): Movement {
  let looked = 0;
  let textured = 0;
  let changed = 0;
  const right = Math.min(tile.x + tile.width, width - reach - 1);
  const bottom = Math.min(tile.y + tile.height, height - reach - 1);
  for (let y = tile.y; y < bottom; y += stride) {
    for (let pixel = y * width + tile.x; pixel < y * width + right; pixel += stride) {
      const here = fourAt(luma, pixel, width);
      const then = fourAt(earlier, pixel, width);
      const stepX = fourAt(luma, pixel + reach, width) - here;
      const stepY = fourAt(luma, pixel + reach * width, width) - here;
      const earlierX = fourAt(earlier, pixel + reach, width) - then;
      const earlierY = fourAt(earlier, pixel + reach * width, width) - then;
      const strongest = Math.max(
        Math.abs(stepX) + Math.abs(stepY),
        Math.abs(earlierX) + Math.abs(earlierY),
      );
      looked += 1;
      if (strongest < 4 * textureStep) continue;
      textured += 1;
      const change = Math.abs(stepX - earlierX) + Math.abs(stepY - earlierY);
      if (change >= Math.max(4 * textureStep, strongest / 2)) changed += 1;
    }
  }
  if (textured < leastTextured * looked) return 'nothing to see';
  return changed >= movedShare * textured ? 'moving' : 'still';
}

/** Sum of two by two pixels, which halves the noise. */
function fourAt(values: Uint8Array, pixel: number, width: number): number {
  const below = pixel + width;
  return (
    (values[pixel] ?? 0) +
    (values[pixel + 1] ?? 0) +
    (values[below] ?? 0) +
    (values[below + 1] ?? 0)
  );
}
