import type { Size } from '../../common/geometry';
import type { LumaImage } from './lumaImage';

/** Which cells of a grid belong to a region: 1 or 0, row by row. */
export interface Region extends Size {
  readonly cells: Uint8Array;
  readonly cellCount: number;
}

/**
 * The largest connected region that is brighter than a threshold, once everything narrower than
 * `2 * radius + 1` cells (specks, letters) is removed. Null when nothing is left.
 */
export function largestLitRegion(
  image: LumaImage,
  threshold: number,
  radius: number,
): Region | null {
  const lit = image.values.map((value) => (value > threshold ? 1 : 0));
  const eroded = slide(lit, image, radius, (sum, length) => sum === length);
  const opened = slide(eroded, image, radius, (sum) => sum > 0);
  return largestComponent(opened, image);
}

/** Slides a square over the grid, first along rows, then along columns. Cells outside do not count. */
function slide(
  cells: Uint8Array,
  size: Size,
  radius: number,
  keep: (sum: number, length: number) => boolean,
): Uint8Array {
  const { width, height } = size;
  const along = slideLines(cells, height, width, width, 1, radius, keep);
  return slideLines(along, width, height, 1, width, radius, keep);
}

function slideLines(
  cells: Uint8Array,
  lines: number,
  length: number,
  lineStep: number,
  cellStep: number,
  radius: number,
  keep: (sum: number, length: number) => boolean,
): Uint8Array {
  const result = new Uint8Array(cells.length);
  for (let line = 0; line < lines; line += 1) {
    for (let position = 0; position < length; position += 1) {
      const from = Math.max(0, position - radius);
      const to = Math.min(length - 1, position + radius);
      let sum = 0;
      for (let near = from; near <= to; near += 1)
        sum += cells[line * lineStep + near * cellStep] ?? 0;
      result[line * lineStep + position * cellStep] = keep(sum, to - from + 1) ? 1 : 0;
    }
  }
  return result;
}

function largestComponent(cells: Uint8Array, { width, height }: Size): Region | null {
  const labels = new Uint32Array(cells.length);
  let best = { label: 0, cellCount: 0 };
  let label = 0;
  for (let seed = 0; seed < cells.length; seed += 1) {
    if (cells[seed] !== 1 || labels[seed] !== 0) continue;
    label += 1;
    const cellCount = flood(cells, labels, { width, height }, seed, label);
    if (cellCount > best.cellCount) best = { label, cellCount };
  }
  if (best.cellCount === 0) return null;
  const kept = Uint8Array.from(labels, (value) => (value === best.label ? 1 : 0));
  return { width, height, cells: kept, cellCount: best.cellCount };
}

/** Labels everything connected to the seed by its four sides. Returns how many cells that are. */
function flood(
  cells: Uint8Array,
  labels: Uint32Array,
  { width, height }: Size,
  seed: number,
  label: number,
): number {
  const pending = [seed];
  labels[seed] = label;
  let count = 0;
  for (let cell = pending.pop(); cell !== undefined; cell = pending.pop()) {
    count += 1;
    const x = cell % width;
    if (x > 0) visit(cell - 1);
    if (x < width - 1) visit(cell + 1);
    if (cell >= width) visit(cell - width);
    if (cell < width * (height - 1)) visit(cell + width);
  }
  return count;

  function visit(cell: number): void {
    if (cells[cell] !== 1 || labels[cell] !== 0) return;
    labels[cell] = label;
    pending.push(cell);
  }
}
