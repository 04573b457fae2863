import type { FrameQuality } from './frameQuality';
import type { Box, Size } from './geometry';
import { deviceShare } from './instrumentCover';
import { highlightLuma, lumaOf } from './luma';
import { sharpness } from './sharpness';
import type { ViewFault } from './viewFaults';
import { lightSlope } from './viewQualityLight';
import { speckDensity } from './viewQualitySpecks';

/** What was measured on one view of an ampulla. Shares are 0 to 1. */
export interface ViewMeasures {
  /**
   * From the middle of the picture (0) to its edge (1): where the middle of the found region's box lies, by the
   * larger of the two directions.
   */
  readonly offCentre: number;
  /** Least distance of the box to an edge of the picture, as a share of the picture's side. */
  readonly edgeGap: number;
  /** Share of the picture that the box fills. */
  readonly areaShare: number;
  /** Doublings of luma across the picture, as `lightSlope`: how far the wall is from facing the lens. */
  readonly obliqueness: number;
  /** Share of the box, with a margin, that has the colour of a device, as `deviceShare`. */
  readonly deviceShare: number;
  /**
   * Mean of the box and of the whole picture, each as `FrameQuality.sharpness`: a papilla is smooth, and its
   * surroundings alone may be in focus.
   */
  readonly sharpness: number;
  /** Share of the box that is a highlight. */
  readonly clippedShare: number;
  /** How densely the box is strewn with small white lights, as `speckDensity`: bubbles and foam. */
  readonly speckDensity: number;
}

/** Whether a view is of the kind that the difficulty may be judged by (Kim 2021: frontal, naive, washed). */
export interface ViewQuality {
  /** Null where no ampulla was found: there is nothing to measure. */
  readonly measures: ViewMeasures | null;
  readonly verdict: 'fit' | ViewFault;
}

/**
 * Limits of a fit view, chosen on one half of rendered patients and tested on the other; how, and how well each
 * tells, stands in docs/adr/0016-difficulty-in-the-live-view.md.
 */
export const fitView = {
  mostDeviceShare: 0.0009,
  mostOffCentre: 0.33,
  /** A box that ends at the edge of the field may go on behind it. */
  leastEdgeGap: 0.11,
  /** Not from pictures: below it the papilla is some 40 of 256 pixels wide. */
  leastAreaShare: 0.03,
  mostObliqueness: 1.64,
  mostClippedShare: 0.05,
  leastSharpness: 0.319,
  mostSpeckDensity: 0.22,
} as const;

/** What the view is judged by beside its pixels; all of it is part of a prediction. */
export interface FoundAmpulla {
  readonly found: boolean;
  /** Box of the found region, in pixels of the picture. */
  readonly box: Box;
  readonly quality: FrameQuality;
}

/**
 * Judges a picture in which the ampulla was looked for.
 * @param pixels rgb24, `size.width * size.height`
 */
export function viewQuality(pixels: Uint8Array, size: Size, ampulla: FoundAmpulla): ViewQuality {
  if (!ampulla.found) return { measures: null, verdict: 'noAmpulla' };
  const measures = measureView(pixels, size, ampulla);
  return { measures, verdict: verdictOn(measures, ampulla) };
}

function measureView(pixels: Uint8Array, size: Size, ampulla: FoundAmpulla): ViewMeasures {
  const { box, quality } = ampulla;
  const luma = lumaOf(pixels);
  const crop = cropOf(pixels, size, box);
  const inside = lumaOf(crop.pixels);
  const clipped = inside.filter((value) => value >= highlightLuma).length;
  return {
    ...placeOf(box, size),
    obliqueness: lightSlope(luma, size),
    deviceShare: deviceShare(pixels, size, box),
    sharpness: (sharpness(inside, crop.size, 1) + quality.sharpness) / 2,
    clippedShare: clipped / Math.max(inside.length, 1),
    speckDensity: speckDensity(crop.pixels, crop.size),
  };
}

function placeOf({ x, y, width, height }: Box, size: Size) {
  const off = (middle: number, side: number): number => Math.abs(middle / side - 0.5) * 2;
  const gapX = Math.min(x, size.width - x - width) / size.width;
  const gapY = Math.min(y, size.height - y - height) / size.height;
  return {
    offCentre: Math.max(off(x + width / 2, size.width), off(y + height / 2, size.height)),
    edgeGap: Math.min(gapX, gapY),
    areaShare: (width * height) / (size.width * size.height),
  };
}

/** The pixels of a box, cut at the picture's edges. */
function cropOf(pixels: Uint8Array, size: Size, box: Box) {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const width = Math.max(0, Math.min(size.width, Math.ceil(box.x + box.width)) - left);
  const height = Math.max(0, Math.min(size.height, Math.ceil(box.y + box.height)) - top);
  const crop = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * size.width + left) * 3;
    crop.set(pixels.subarray(from, from + width * 3), row * width * 3);
  }
  return { pixels: crop, size: { width, height } };
}

/** The first fault in the order of `viewFaults`. */
function verdictOn(measures: ViewMeasures, ampulla: FoundAmpulla): ViewQuality['verdict'] {
  const { verdict } = ampulla.quality;
  if (verdict === 'dark' || verdict === 'outOfBody') return verdict;
  if (measures.deviceShare > fitView.mostDeviceShare) return 'instrument';
  if (measures.offCentre > fitView.mostOffCentre || measures.edgeGap < fitView.leastEdgeGap) {
    return 'offCentre';
  }
  if (measures.areaShare < fitView.leastAreaShare) return 'tooFar';
  if (measures.obliqueness > fitView.mostObliqueness) return 'oblique';
  if (measures.clippedShare > fitView.mostClippedShare) return 'overexposed';
  if (measures.sharpness < fitView.leastSharpness) return 'blurred';
  return measures.speckDensity > fitView.mostSpeckDensity ? 'bubbles' : 'fit';
}
