import type { FrameQuality } from './frameQuality';
import type { Box, Size } from './geometry';
import { leastInstrumentShare } from './instrumentCover';
import { highlightLuma, lumaOf } from './luma';
import { sharpness } from './sharpness';
import type { ViewFault } from './viewFaults';

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
  /** Inside the box: 0 to 1, as `FrameQuality.sharpness`. */
  readonly sharpness: number;
  /** Share of the box that is a highlight. */
  readonly clippedShare: number;
}

/** Whether a view is of the kind that the difficulty may be judged by (Kim 2021: frontal, naive, washed). */
export interface ViewQuality {
  /** Null where no ampulla was found: there is nothing to measure. */
  readonly measures: ViewMeasures | null;
  readonly verdict: 'fit' | ViewFault;
}

/** Limits of a fit view, as measured in docs/adr/0015-difficulty-in-the-live-view.md. */
export const fitView = {
  mostOffCentre: 0.6,
  leastEdgeGap: 0.01,
  leastAreaShare: 0.02,
  leastSharpness: 0.3,
  mostClippedShare: 0.2,
} as const;

/** What the view is judged by beside its pixels; all of it is part of a prediction. */
export interface FoundAmpulla {
  readonly found: boolean;
  /** Box of the found region, in pixels of the picture. */
  readonly box: Box;
  readonly quality: FrameQuality;
  readonly instrumentShare: number;
}

/**
 * Judges a picture in which the ampulla was looked for.
 * @param pixels rgb24, `size.width * size.height`
 */
export function viewQuality(pixels: Uint8Array, size: Size, ampulla: FoundAmpulla): ViewQuality {
  if (!ampulla.found) return { measures: null, verdict: 'noAmpulla' };
  const measures = measureView(pixels, size, ampulla.box);
  return { measures, verdict: verdictOn(measures, ampulla) };
}

function measureView(pixels: Uint8Array, size: Size, box: Box): ViewMeasures {
  const crop = cropOf(pixels, size, box);
  const luma = lumaOf(crop.pixels);
  return {
    ...placeOf(box, size),
    sharpness: sharpness(luma, crop.size, 1),
    clippedShare: luma.filter((value) => value >= highlightLuma).length / Math.max(luma.length, 1),
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
  if (ampulla.instrumentShare >= leastInstrumentShare) return 'instrument';
  if (measures.offCentre > fitView.mostOffCentre || measures.edgeGap < fitView.leastEdgeGap) {
    return 'offCentre';
  }
  if (measures.areaShare < fitView.leastAreaShare) return 'tooFar';
  if (measures.clippedShare > fitView.mostClippedShare) return 'overexposed';
  if (verdict === 'blurred' || measures.sharpness < fitView.leastSharpness) return 'blurred';
  return 'fit';
}
