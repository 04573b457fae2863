import type { Size } from './geometry';
import { blackLuma, highlightLuma, lumaOf } from './luma';
import { sharpness } from './sharpness';

/** Why the model should not be believed on a picture, in the order in which they are looked for. */
export const frameFaults = ['dark', 'outOfBody', 'blurred'] as const;
export type FrameFault = (typeof frameFaults)[number];

/** What was measured on one picture, and what follows from it. */
export interface FrameQuality {
  /** Share of the picture's pixels that are lit, 0 to 1. The black outside of an octagon is not. */
  readonly litShare: number;
  /** 90th percentile of the lit pixels' luma, 0 to 255; 0 when nothing is lit. */
  readonly brightness: number;
  /** Share of the coloured lit pixels whose hue is one of tissue, 0 to 1; highlights do not count. */
  readonly tissueShare: number;
  /** 0 (no structure, or none that smoothing takes away) to 1; one minus the blur of Crete 2007. */
  readonly sharpness: number;
  readonly verdict: 'usable' | FrameFault;
}

/** Limits of a usable picture, as measured in docs/adr/0005-abstaining.md. */
export const usableFrame = {
  leastLitShare: 0.1,
  leastBrightness: 70,
  leastTissueShare: 0.6,
  leastSharpness: 0.33,
} as const;

/**
 * Measures an rgb24 picture; pixels outside its field of view are black. Costs less than half a
 * millisecond at 256 x 256.
 * @throws RangeError when the picture has another length than its size says
 */
export function frameQuality(pixels: Uint8Array, size: Size): FrameQuality {
  if (pixels.length !== size.width * size.height * 3) {
    const expected = `${size.width} x ${size.height}`;
    throw new RangeError(`${pixels.length} bytes are no picture of ${expected} pixels.`);
  }
  const luma = lumaOf(pixels);
  const measures = {
    ...light(luma),
    tissueShare: tissueShare(pixels, luma),
    sharpness: sharpness(luma, size, lineStride),
  };
  return { ...measures, verdict: verdictOn(measures) };
}

/**
 * The dark are asked first, because black has neither colour nor detail; colour before detail,
 * because it survives defocus: a ceiling out of focus is called by its cause.
 */
function verdictOn(measures: Omit<FrameQuality, 'verdict'>): FrameQuality['verdict'] {
  const { leastLitShare, leastBrightness, leastTissueShare, leastSharpness } = usableFrame;
  if (measures.litShare < leastLitShare || measures.brightness < leastBrightness) return 'dark';
  if (measures.tissueShare < leastTissueShare) return 'outOfBody';
  if (measures.sharpness < leastSharpness) return 'blurred';
  return 'usable';
}

/** Every fourth row and column; neighbours say nearly the same. */
const lineStride = 4;

/** Every third pixel says enough about light and colour. */
const sampleStride = 3;

/** A bright percentile, because a look down the dark lumen is lit at its wall alone. */
const brightnessPercentile = 0.9;

function light(luma: Uint8Array): Pick<FrameQuality, 'litShare' | 'brightness'> {
  const counts = new Uint32Array(256);
  for (let index = 0; index < luma.length; index += sampleStride) {
    const value = luma[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const lit = counts.subarray(blackLuma + 1).reduce((sum, count) => sum + count, 0);
  if (lit === 0) return { litShare: 0, brightness: 0 };
  let brightness = 255;
  let brighter = counts[brightness] ?? 0;
  while (brighter <= (1 - brightnessPercentile) * lit) {
    brightness -= 1;
    brighter += counts[brightness] ?? 0;
  }
  return { litShare: lit / Math.ceil(luma.length / sampleStride), brightness };
}

function tissueShare(pixels: Uint8Array, luma: Uint8Array): number {
  let coloured = 0;
  let tissue = 0;
  for (let index = 0; index < luma.length; index += sampleStride) {
    const value = luma[index] ?? 0;
    if (value <= blackLuma || value >= highlightLuma) continue;
    const at = index * 3;
    coloured += 1;
    if (isTissue(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) tissue += 1;
  }
  return coloured === 0 ? 0 : tissue / coloured;
}

/** HSV saturation from which a pixel has a hue; linen, ceilings and steel stay below. */
const leastSaturation = 0.15;
/** (G - B) / (max - min) where red is the maximum: 0.83 is a hue of 50 degrees, that of bile. */
const mostYellow = 0.83;

/** Whether a pixel is red to yellow (hue -60 to 50 degrees) and not grey, as mucosa, blood and bile are. */
function isTissue(red: number, green: number, blue: number): boolean {
  if (red < green || red < blue) return false;
  const chroma = red - Math.min(green, blue);
  return chroma >= leastSaturation * red && green - blue <= mostYellow * chroma;
}
