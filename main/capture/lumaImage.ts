import type { Size } from '../../common/geometry';

/** A grey picture, full range (0 is black), row by row. */
export interface LumaImage extends Size {
  readonly values: Uint8Array;
}

/**
 * Every pixel at its brightest over pictures of one size: what is picture is lit sooner or later.
 * @throws RangeError when there is no picture or the sizes differ.
 */
export function brightestOf(samples: readonly LumaImage[]): LumaImage {
  const [first, ...others] = samples;
  if (!first) throw new RangeError('There is no picture to look at');
  const values = first.values.slice();
  for (const other of others) {
    if (other.width !== first.width || other.height !== first.height) {
      throw new RangeError('The pictures differ in size');
    }
    for (let index = 0; index < values.length; index += 1) {
      const value = other.values[index] ?? 0;
      if (value > (values[index] ?? 0)) values[index] = value;
    }
  }
  return { width: first.width, height: first.height, values };
}

/** The picture reduced by a whole factor, each value the mean of a block; incomplete blocks count too. */
export function reduced(image: LumaImage, factor: number): LumaImage {
  const width = Math.ceil(image.width / factor);
  const height = Math.ceil(image.height / factor);
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  for (let y = 0; y < image.height; y += 1) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < image.width; x += 1) {
      const block = row + Math.floor(x / factor);
      sums[block] = (sums[block] ?? 0) + (image.values[y * image.width + x] ?? 0);
      counts[block] = (counts[block] ?? 0) + 1;
    }
  }
  return {
    width,
    height,
    values: Uint8Array.from(sums, (sum, block) => sum / (counts[block] ?? 1)),
  };
}
