import type { Box, Size } from '../../../common/geometry';

/** A picture cut into tiles of one size; the last ones of a row and a column may be smaller. */
export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** Tiles row by row. Unit: pixels. */
  readonly tiles: readonly Box[];
}

/** Cuts a picture into tiles with sides of `sidePx`. */
export function tileGrid({ width, height }: Size, sidePx: number): TileGrid {
  const columns = Math.ceil(width / sidePx);
  const rows = Math.ceil(height / sidePx);
  const tiles = Array.from({ length: columns * rows }, (_, index) => {
    const x = (index % columns) * sidePx;
    const y = Math.floor(index / columns) * sidePx;
    return { x, y, width: Math.min(sidePx, width - x), height: Math.min(sidePx, height - y) };
  });
  return { columns, rows, tiles };
}

/** Marks with all their neighbours, the diagonal ones too. */
export function dilated(marks: Uint8Array, { columns, rows }: Omit<TileGrid, 'tiles'>): Uint8Array {
  const result = new Uint8Array(marks.length);
  for (let index = 0; index < marks.length; index += 1) {
    if (marks[index] !== 1) continue;
    const column = index % columns;
    const row = Math.floor(index / columns);
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      const start = y * columns;
      result.fill(1, start + Math.max(0, column - 1), start + Math.min(columns, column + 2));
    }
  }
  return result;
}

/** Whether anything in a tile of a picture is marked. */
export function hasMarks(marks: Uint8Array, { width }: Size, tile: Box): boolean {
  for (let y = tile.y; y < tile.y + tile.height; y += 1) {
    const start = y * width + tile.x;
    if (marks.subarray(start, start + tile.width).includes(1)) return true;
  }
  return false;
}
