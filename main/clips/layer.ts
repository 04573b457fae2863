import type { Box, Size } from '../../common/geometry';
import type { FilledBars } from '../../common/overlay/marks';

/** Something that is put on a picture; its corner lies on a pixel. RGBA, not premultiplied, row by row. */
export interface Layer extends Box {
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** A sprite at a place. */
export function layerAt(
  { width, height, rgba }: Size & Pick<Layer, 'rgba'>,
  x: number,
  y: number,
): Layer {
  return { x: Math.round(x), y: Math.round(y), width, height, rgba };
}

/** Bars of one colour as a layer; where they overlap they are filled once. */
export function barsLayer({ bars, color, alpha }: FilledBars): Layer {
  const x = Math.min(...bars.map((bar) => bar.x));
  const y = Math.min(...bars.map((bar) => bar.y));
  const width = Math.max(...bars.map((bar) => bar.x + bar.width)) - x;
  const height = Math.max(...bars.map((bar) => bar.y + bar.height)) - y;
  const rgba = new Uint8Array(4 * width * height);
  const pixel = [...rgbOf(color), Math.round(255 * alpha)];
  for (const bar of bars) {
    for (let row = bar.y - y; row < bar.y - y + bar.height; row += 1) {
      for (let column = bar.x - x; column < bar.x - x + bar.width; column += 1) {
        rgba.set(pixel, 4 * (row * width + column));
      }
    }
  }
  return { x, y, width, height, rgba };
}

function rgbOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
