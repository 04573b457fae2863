import type { Size } from '../../../common/geometry';

/** Blocks in a row and in a column; together the bits of a number. */
const blocksAcross = 4;
const blocksDown = 4;
const darkLuma = 40;
const lightLuma = 210;

/**
 * An I420 picture that carries a number in sixteen dark and light blocks, the lowest bit first: it survives coding
 * and scaling. Even sides of at least eight pixels.
 */
export function numberedFrame(number: number, { width, height }: Size): Uint8Array {
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * blocksDown) / height);
    for (let column = 0; column < blocksAcross; column += 1) {
      const left = y * width + Math.ceil((column * width) / blocksAcross);
      const right = y * width + Math.ceil(((column + 1) * width) / blocksAcross);
      const isLight = ((number >> (row * blocksAcross + column)) & 1) === 1;
      pixels.fill(isLight ? lightLuma : darkLuma, left, right);
    }
  }
  return pixels;
}

/** Reads the number back from a picture's luma: I420, or grey. */
export function numberIn(pixels: Uint8Array, { width, height }: Size): number {
  let number = 0;
  for (let bit = 0; bit < blocksAcross * blocksDown; bit += 1) {
    const x = Math.floor(((bit % blocksAcross) + 0.5) * (width / blocksAcross));
    const y = Math.floor((Math.floor(bit / blocksAcross) + 0.5) * (height / blocksDown));
    if ((pixels[y * width + x] ?? 0) > (darkLuma + lightLuma) / 2) number += 2 ** bit;
  }
  return number;
}
