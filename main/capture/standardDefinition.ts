import type { ProbedVideo } from './probeParser';

/** Widths of a digitised line of standard definition, whole or without its blanking. */
const lineWidthsPx: readonly number[] = [720, 704];

/** Width of a pixel divided by its height, by the number of lines (ISO/IEC 14496-2, table 6-12, after ITU-R BT.601). */
const pixelAspects: ReadonlyMap<number, number> = new Map([
  [576, 12 / 11],
  [486, 10 / 11],
  [480, 10 / 11],
]);

/**
 * What a capture device gives of a 4:3 signal of standard definition has no square pixels, and Video4Linux
 * and DirectShow have no words for that; without this, a round lumen would be an ellipse.
 */
export function withStandardDefinitionPixels(video: ProbedVideo): ProbedVideo {
  const { size, pixelAspect } = video;
  const known = lineWidthsPx.includes(size.width) ? pixelAspects.get(size.height) : undefined;
  return known === undefined || pixelAspect !== 1 ? video : { ...video, pixelAspect: known };
}
