import type { Size } from './geometry';
import { lumaOf } from './luma';

/** A bright thing narrower than this is a speck: bubbles, their rims and glints are; folds are not. Unit: pixels. */
const window = 7;
/** Levels of luma by which a speck stands out of what surrounds it. */
const leastContrast = 20;
/** Of the picture's median saturation: light that a film of water mirrors is whiter than the wall below it. */
const mostSaturation = 0.8;
/** Pixels of a speck; fewer are noise. */
const leastPixels = 3;

/**
 * How many white, bright and small things a picture has: they stand out by more than 20 levels of luma of what remains when
 * everything narrower than 7 pixels is taken away (white top-hat: the picture minus its opening; Serra, Image Analysis
 * and Mathematical Morphology, 1982), and are less saturated than the rest. A wet wall has some such glints, creases
 * have bright rims in its own colour; foam has glints all over.
 * @param pixels rgb24, row by row
 * @returns specks (of at least 3 pixels that touch) for each pixel of the side of a square of the picture's area, so
 * that near and far foam count alike; 0 for an empty picture
 */
export function speckDensity(pixels: Uint8Array, size: Size): number {
  if (pixels.length === 0) return 0;
  const luma = lumaOf(pixels);
  const saturation = saturationOf(pixels);
  const whitest = mostSaturation * medianOf(saturation);
  const { width, height } = size;
  const stride = width + 2 * pad;
  const opened = padded(luma, size);
  openInPlace(opened, stride);
  const marked = new Uint8Array(luma.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // A window's value stands at its upper left corner, which the two passes have moved by the padding.
      const background = opened[y * stride + x] ?? 0;
      const at = y * width + x;
      const standsOut = (luma[at] ?? 0) - background > leastContrast;
      if (standsOut && (saturation[at] ?? 0) < whitest) marked[at] = 1;
    }
  }
  return countSpecks(marked, size) / Math.sqrt(luma.length);
}

/** Groups of marked pixels that touch, corners included. Clears the marks. */
function countSpecks(marked: Uint8Array, { width, height }: Size): number {
  let specks = 0;
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] !== 1) continue;
    let pixels = 0;
    const waiting = [start];
    marked[start] = 0;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      pixels += 1;
      const x = at % width;
      const y = (at - x) / width;
      for (let nextY = Math.max(y - 1, 0); nextY <= Math.min(y + 1, height - 1); nextY += 1) {
        for (let nextX = Math.max(x - 1, 0); nextX <= Math.min(x + 1, width - 1); nextX += 1) {
          const next = nextY * width + nextX;
          if (marked[next] !== 1) continue;
          marked[next] = 0;
          waiting.push(next);
        }
      }
    }
    if (pixels >= leastPixels) specks += 1;
  }
  return specks;
}

/** Saturation of HSV in 8 bit. */
function saturationOf(pixels: Uint8Array): Uint8Array {
  const result = new Uint8Array(pixels.length / 3);
  for (let index = 0, at = 0; index < result.length; index += 1, at += 3) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    const brightest = Math.max(red, green, blue, 1);
    result[index] = (255 * (brightest - Math.min(red, green, blue))) / brightest;
  }
  return result;
}

function medianOf(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  let median = 0;
  let below = counts[0] ?? 0;
  while (below * 2 < values.length) {
    median += 1;
    below += counts[median] ?? 0;
  }
  return median;
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
