import type { Size } from './geometry';
import { blackLuma, highlightLuma } from './luma';

/** Every third row and column says enough about light. */
const stride = 3;

/**
 * How steeply the light falls off across a picture: the slope of the plane through log2(luma), by least squares
 * over the lit pixels that are no highlights. The lamp sits beside the lens, so a wall that is faced is lit evenly,
 * and one that is looked along is bright at one end and dark at the other.
 * @param luma 8 bit, row by row
 * @returns doublings of luma from one side of the picture to the other; 0 when hardly anything is lit
 */
export function lightSlope(luma: Uint8Array, { width, height }: Size): number {
  const sums = new PlaneSums();
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      const value = luma[y * width + x] ?? 0;
      if (value <= blackLuma || value >= highlightLuma) continue;
      sums.add(x / width, y / height, logarithms[value] ?? 0);
    }
  }
  return sums.slope();
}

const logarithms = Float64Array.from({ length: 256 }, (_, value) => Math.log2(Math.max(value, 1)));

/** Sums from which the plane through points (x, y, z) follows. */
class PlaneSums {
  private count = 0;
  private x = 0;
  private y = 0;
  private z = 0;
  private xx = 0;
  private xy = 0;
  private yy = 0;
  private xz = 0;
  private yz = 0;

  add(x: number, y: number, z: number): void {
    this.count += 1;
    this.x += x;
    this.y += y;
    this.z += z;
    this.xx += x * x;
    this.xy += x * y;
    this.yy += y * y;
    this.xz += x * z;
    this.yz += y * z;
  }

  /** Length of the plane's gradient; 0 where the points lie on a line. */
  slope(): number {
    const { count, x, y, z } = this;
    if (count === 0) return 0;
    const xx = this.xx - (x * x) / count;
    const xy = this.xy - (x * y) / count;
    const yy = this.yy - (y * y) / count;
    const xz = this.xz - (x * z) / count;
    const yz = this.yz - (y * z) / count;
    const determinant = xx * yy - xy * xy;
    if (determinant < 1e-9) return 0;
    return Math.hypot(xz * yy - yz * xy, yz * xx - xz * xy) / determinant;
  }
}
