import type { Size } from '../../common/geometry';
import type { Layer } from './layer';

/** Where a layer and a picture meet, in pixels of the picture. */
interface Overlap {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Full range of R, G, B to video levels (ITU-R BT.709-6, section 3). */
const lumaRange = 219 / 255;
const chromaRange = 224 / 255;

/**
 * Puts a layer on a picture. What of it lies outside the picture is left out.
 * @param pixels I420 in BT.709 with video levels; changed in place
 */
export function blendLayer(pixels: Uint8Array, size: Size, layer: Layer): void {
  const overlap = {
    left: Math.max(0, layer.x),
    top: Math.max(0, layer.y),
    right: Math.min(size.width, layer.x + layer.width),
    bottom: Math.min(size.height, layer.y + layer.height),
  };
  if (overlap.right <= overlap.left || overlap.bottom <= overlap.top) return;
  blendLuma(pixels, size, layer, overlap);
  blendChroma(pixels, size, layer, overlap);
}

function blendLuma(pixels: Uint8Array, { width }: Size, layer: Layer, overlap: Overlap): void {
  const { rgba } = layer;
  for (let y = overlap.top; y < overlap.bottom; y += 1) {
    for (let x = overlap.left; x < overlap.right; x += 1) {
      const at = 4 * ((y - layer.y) * layer.width + x - layer.x);
      const alpha = (rgba[at + 3] ?? 0) / 255;
      if (alpha === 0) continue;
      const place = y * width + x;
      const before = pixels[place] ?? 0;
      pixels[place] = Math.round(before + alpha * (16 + lumaRange * luma(rgba, at) - before));
    }
  }
}

/** One value of each chroma plane stands for four pixels, of which the layer may cover some. */
function blendChroma(pixels: Uint8Array, size: Size, layer: Layer, overlap: Overlap): void {
  const columns = size.width / 2;
  const blueStart = size.width * size.height;
  const redStart = blueStart + columns * (size.height / 2);
  for (let row = overlap.top >> 1; row < (overlap.bottom + 1) >> 1; row += 1) {
    for (let column = overlap.left >> 1; column < (overlap.right + 1) >> 1; column += 1) {
      const { alpha, blue, red } = chromaOf(layer, 2 * column, 2 * row);
      if (alpha === 0) continue;
      const place = row * columns + column;
      mix(pixels, blueStart + place, alpha, blue);
      mix(pixels, redStart + place, alpha, red);
    }
  }
}

/** @param share of the new value that is added already */
function mix(pixels: Uint8Array, place: number, alpha: number, share: number): void {
  pixels[place] = Math.round((pixels[place] ?? 0) * (1 - alpha) + share);
}

/** Alpha of four pixels in the mean, and their chroma times alpha. */
function chromaOf(layer: Layer, left: number, top: number) {
  const { rgba } = layer;
  let [alpha, blue, red] = [0, 0, 0];
  for (let pixel = 0; pixel < 4; pixel += 1) {
    const x = left + (pixel & 1) - layer.x;
    const y = top + (pixel >> 1) - layer.y;
    if (x < 0 || y < 0 || x >= layer.width || y >= layer.height) continue;
    const at = 4 * (y * layer.width + x);
    const share = (rgba[at + 3] ?? 0) / 255 / 4;
    if (share === 0) continue;
    const gray = luma(rgba, at);
    alpha += share;
    blue += share * (128 + (chromaRange * ((rgba[at + 2] ?? 0) - gray)) / 1.8556);
    red += share * (128 + (chromaRange * ((rgba[at] ?? 0) - gray)) / 1.5748);
  }
  return { alpha, blue, red };
}

function luma(rgba: Layer['rgba'], at: number): number {
  return 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
}
