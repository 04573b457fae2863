import type { Box, Point, Size } from './geometry';
import type { MaskRegion } from './prediction';

/** Peak of a mask and its region, in mask pixels. */
export interface MaskRegionResult {
  /** Maximum of the mask: the raw confidence. 0 when no pixel is above 0. */
  readonly peak: number;
  /** An empty box at the origin when the peak is 0. */
  readonly region: MaskRegion;
}

const emptyRegion: MaskRegion = {
  box: { x: 0, y: 0, width: 0, height: 0 },
  centroid: { x: 0, y: 0 },
};

/**
 * From soft mask to region (Kim 2021): divide the mask by its maximum, keep the pixels above
 * `regionThreshold` that are connected to the peak, and take their bounding box.
 *
 * Decisions where the study is silent: pixels are connected through edges and corners (8-connected);
 * of several equal maxima the first in reading order is the peak; the centroid is the mean of the
 * region's pixel centres, each with the same weight. The quotient is compared in single precision,
 * so that a pixel of exactly the threshold is outside, as it is in NumPy.
 *
 * @param values `width * height` probabilities, row by row
 * @returns box and centroid in mask pixels
 * @throws RangeError when the length does not fit the size or a value is not finite
 */
export function maskRegion(
  values: Float32Array,
  size: Size,
  regionThreshold: number,
): MaskRegionResult {
  if (values.length !== size.width * size.height) {
    throw new RangeError(
      `Mask of ${size.width} x ${size.height} pixels has ${values.length} values.`,
    );
  }
  const peakIndex = indexOfMaximum(values);
  const peak = values[peakIndex] ?? 0;
  if (peak <= 0) return { peak: 0, region: emptyRegion };
  return { peak, region: connectedRegion(values, size, peakIndex, regionThreshold) };
}

/** Index of the first maximum in reading order. Indexed loops: iterators cost ten times as much. */
function indexOfMaximum(values: Float32Array): number {
  let index = 0;
  let maximum = -Infinity;
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? NaN;
    if (!Number.isFinite(value)) {
      throw new RangeError(`Mask value ${position} is ${value}, not a finite number.`);
    }
    if (value > maximum) {
      maximum = value;
      index = position;
    }
  }
  return index;
}

/** Walks from the peak over all neighbours whose share of the peak is above the threshold. */
function connectedRegion(
  values: Float32Array,
  { width, height }: Size,
  peakIndex: number,
  regionThreshold: number,
): MaskRegion {
  const peak = values[peakIndex] ?? 0;
  const threshold = Math.fround(regionThreshold);
  const seen = new Uint8Array(values.length);
  const bounds = new RegionBounds();
  const waiting = [peakIndex];
  seen[peakIndex] = 1;
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const x = index % width;
    const y = (index - x) / width;
    bounds.add(x, y);
    const lastX = Math.min(x + 1, width - 1);
    const lastY = Math.min(y + 1, height - 1);
    for (let nextY = Math.max(y - 1, 0); nextY <= lastY; nextY += 1) {
      for (let nextX = Math.max(x - 1, 0); nextX <= lastX; nextX += 1) {
        const next = nextY * width + nextX;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        if (Math.fround((values[next] ?? 0) / peak) > threshold) waiting.push(next);
      }
    }
  }
  return { box: bounds.box, centroid: bounds.centroid };
}

/** Bounding box and mean of pixels that are added one by one. */
class RegionBounds {
  private left = Infinity;
  private top = Infinity;
  private right = -Infinity;
  private bottom = -Infinity;
  private sumX = 0;
  private sumY = 0;
  private count = 0;

  add(x: number, y: number): void {
    this.left = Math.min(this.left, x);
    this.top = Math.min(this.top, y);
    this.right = Math.max(this.right, x + 1);
    this.bottom = Math.max(this.bottom, y + 1);
    this.sumX += x + 0.5;
    this.sumY += y + 0.5;
    this.count += 1;
  }

  get box(): Box {
    const { left, top } = this;
    return { x: left, y: top, width: this.right - left, height: this.bottom - top };
  }

  get centroid(): Point {
    return { x: this.sumX / this.count, y: this.sumY / this.count };
  }
}

/** Probabilities (0 to 1, clamped) as 8 bit: 255 is 1. Same order and length. */
export function quantiseMask(values: Float32Array): Uint8Array {
  const quantised = new Uint8ClampedArray(values.length);
  for (let index = 0; index < values.length; index += 1) {
    quantised[index] = (values[index] ?? 0) * 255;
  }
  return new Uint8Array(quantised.buffer);
}

/** A region in pixels of a picture of size `from`, in pixels of the same picture at size `to`. */
export function scaleRegion({ box, centroid }: MaskRegion, from: Size, to: Size): MaskRegion {
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  return {
    box: {
      x: box.x * scaleX,
      y: box.y * scaleY,
      width: box.width * scaleX,
      height: box.height * scaleY,
    },
    centroid: { x: centroid.x * scaleX, y: centroid.y * scaleY },
  };
}
