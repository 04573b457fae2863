import type { Box, Size } from './geometry';

/**
 * Share of a region whose pixels have an instrument's colour, from which an instrument is taken to cover it;
 * as measured in docs/adr/0005-abstaining.md.
 */
export const leastInstrumentShare = 0.002;

/** An instrument beside the region covers it in the next moment: so much of its sides is looked at around it. */
const margin = 0.15;
/** Of red: tissue has less blue than this, coated plastic and steel have more. */
const leastBlueOfRed = 0.85;
/** Darker pixels have no colour worth the name; brighter ones are highlights, which have none either. */
const darkest = 60;
const brightest = 240;
/** Of red: tissue has less green than this, bile too for the most; yellow and green sheaths have more. */
const leastGreenOfRed = 0.8;
/** Of nine neighbours: a line of compressed noise, text or the rim of a highlight is thinner. */
const leastNeighbours = 8;

/**
 * Share of a region, with a margin, that has the colour of an instrument and not of tissue: bluish or grey, in
 * patches. Knows colours and nothing else: a white sheath in full light and a brown one pass unseen.
 * @param pixels rgb24, `size.width * size.height`
 * @param region in the same pixels
 * @returns 0 to 1; 0 for an empty region
 */
export function instrumentShare(pixels: Uint8Array, size: Size, region: Box): number {
  return foreignShare(pixels, size, region, isCold);
}

/**
 * The same with yellow and green sheaths as well, at the price of more tissue that is taken for one: for whoever
 * must not look at a touched ampulla and loses little by passing over an untouched one.
 */
export function deviceShare(pixels: Uint8Array, size: Size, region: Box): number {
  return foreignShare(
    pixels,
    size,
    region,
    (red, green, blue) => isCold(red, green, blue) || green > leastGreenOfRed * red,
  );
}

type ColourTest = (red: number, green: number, blue: number) => boolean;

function foreignShare(pixels: Uint8Array, size: Size, region: Box, isForeign: ColourTest): number {
  const { left, top, right, bottom } = widened(region, size);
  const columns = right - left;
  const foreign = new Uint8Array(columns * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * size.width + x) * 3;
      const index = (y - top) * columns + x - left;
      const red = pixels[at] ?? 0;
      const green = pixels[at + 1] ?? 0;
      const blue = pixels[at + 2] ?? 0;
      const brightness = Math.max(red, green, blue);
      const isClear = brightness > darkest && brightness < brightest;
      foreign[index] = isClear && isForeign(red, green, blue) ? 1 : 0;
    }
  }
  return foreign.length === 0 ? 0 : solidCount(foreign, columns) / foreign.length;
}

function widened({ x, y, width, height }: Box, size: Size) {
  return {
    left: Math.max(0, Math.floor(x - margin * width)),
    top: Math.max(0, Math.floor(y - margin * height)),
    right: Math.min(size.width, Math.ceil(x + (1 + margin) * width)),
    bottom: Math.min(size.height, Math.ceil(y + (1 + margin) * height)),
  };
}

function isCold(red: number, _green: number, blue: number): boolean {
  return blue > leastBlueOfRed * red;
}

/** Marked pixels whose neighbours are marked too. */
function solidCount(marked: Uint8Array, columns: number): number {
  let count = 0;
  const rows = marked.length / columns;
  for (let y = 1; y < rows - 1; y += 1) {
    for (let x = 1; x < columns - 1; x += 1) {
      const at = y * columns + x;
      if (marked[at] === 1 && neighbours(marked, at, columns) >= leastNeighbours) count += 1;
    }
  }
  return count;
}

/** Marked pixels among a pixel and its eight neighbours. */
function neighbours(marked: Uint8Array, at: number, columns: number): number {
  let sum = 0;
  for (const row of [at - columns, at, at + columns]) {
    sum += (marked[row - 1] ?? 0) + (marked[row] ?? 0) + (marked[row + 1] ?? 0);
  }
  return sum;
}
