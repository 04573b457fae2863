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
    for (let x = 0; x < width; x += 1) {
      const bit = bitAt(x, y, { width, height });
      pixels[y * width + x] = (number >> bit) & 1 ? lightLuma : darkLuma;
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

function bitAt(x: number, y: number, { width, height }: Size): number {
  const column = Math.floor((x * blocksAcross) / width);
  const row = Math.floor((y * blocksDown) / height);
  return row * blocksAcross + column;
}
