import type { Box } from '../../common/geometry';
import type { HeatmapPixels } from '../../common/heatmap/heatmap';
import type { Layer } from './layer';

/** The four source pixels that make one drawn pixel of a side, and their weights; the weights add up to one. */
interface Taps {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

/**
 * A part of a small picture drawn large and smooth, as the page's canvas does it: cubic, with the filter of
 * Mitchell and Netravali (1988, B = C = 1/3), on premultiplied colours.
 * @param part in pixels of the small picture
 * @param target in pixels of the picture; need not be whole
 */
export function scaledLayer(small: HeatmapPixels, part: Box, target: Box): Layer {
  const columns = tapsOf(part.x, part.width, target.x, target.width);
  const rows = tapsOf(part.y, part.height, target.y, target.height);
  const source = premultiplied(small);
  const narrow = new Float32Array(4 * columns.taps.length * small.height);
  for (let y = 0; y < small.height; y += 1) {
    for (const [x, taps] of columns.taps.entries()) {
      gather(narrow, 4 * (y * columns.taps.length + x), source, taps, (place) => {
        return 4 * (y * small.width + place);
      });
    }
  }
  const width = columns.taps.length;
  const large = new Float32Array(4 * width * rows.taps.length);
  for (const [y, taps] of rows.taps.entries()) {
    for (let x = 0; x < width; x += 1) {
      gather(large, 4 * (y * width + x), narrow, taps, (place) => 4 * (place * width + x));
    }
  }
  const rgba = plain(large);
  return { x: columns.start, y: rows.start, width, height: rows.taps.length, rgba };
}

/** Drawn pixels of one side. Unit: pixels. */
function tapsOf(from: number, length: number, to: number, drawn: number) {
  const start = Math.floor(to);
  const end = Math.ceil(to + drawn);
  const taps = Array.from({ length: end - start }, (_unused, index): Taps => {
    const center = from + ((start + index + 0.5 - to) * length) / drawn - 0.5;
    const first = Math.floor(center) - 1;
    const places = [first, first + 1, first + 2, first + 3];
    const inside = places.map((place) => Math.max(from, Math.min(from + length - 1, place)));
    return { places: inside, weights: places.map((place) => mitchell(Math.abs(center - place))) };
  });
  return { start, taps };
}

function mitchell(distance: number): number {
  const x = distance;
  if (x < 1) return (7 * x ** 3 - 12 * x ** 2 + 16 / 3) / 6;
  if (x < 2) return ((-7 / 3) * x ** 3 + 12 * x ** 2 - 20 * x + 32 / 3) / 6;
  return 0;
}

function gather(
  into: Float32Array,
  at: number,
  from: Float32Array,
  { places, weights }: Taps,
  offsetOf: (place: number) => number,
): void {
  for (let tap = 0; tap < 4; tap += 1) {
    const offset = offsetOf(places[tap] ?? 0);
    const weight = weights[tap] ?? 0;
    for (let channel = 0; channel < 4; channel += 1) {
      into[at + channel] = (into[at + channel] ?? 0) + weight * (from[offset + channel] ?? 0);
    }
  }
}

function premultiplied({ rgba }: HeatmapPixels): Float32Array {
  return Float32Array.from(rgba, (value, index) => {
    return index % 4 === 3 ? value : (value * (rgba[index - (index % 4) + 3] ?? 0)) / 255;
  });
}

function plain(values: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(values, (value, index) => {
    if (index % 4 === 3) return value;
    const alpha = values[index - (index % 4) + 3] ?? 0;
    return alpha <= 0 ? 0 : (value * 255) / alpha;
  });
}
