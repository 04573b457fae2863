/** Luma up to this is black: a console's border, or what compression leaves of it. */
export const blackLuma = 16;
/** Luma from this on is a highlight, which has neither colour nor detail. */
export const highlightLuma = 235;

/** Luma of BT.709 of an rgb24 picture in 8 bit: 0.2126 R + 0.7152 G + 0.0722 B, in 256ths. */
export function lumaOf(pixels: Uint8Array): Uint8Array {
  const luma = new Uint8Array(pixels.length / 3);
  for (let index = 0, at = 0; index < luma.length; index += 1, at += 3) {
    const sum = 54 * (pixels[at] ?? 0) + 183 * (pixels[at + 1] ?? 0) + 19 * (pixels[at + 2] ?? 0);
    luma[index] = sum >> 8;
  }
  return luma;
}
