import type { Box, Point } from '../../common/geometry';
import type { Mask8 } from '../../common/prediction';

/** A straight piece of a contour line. */
export type Segment = readonly [from: Point, to: Point];

/** Coarse maps get so many points between two values, so that their lines are round. */
const pointsBetween = 4;

/**
 * Contour lines of a map: marching squares over its values, which stand in the middle of its pixels, with
 * straight lines in between. The map covers `picture`; the pieces are in its unit and in no order. Where the map
 * is cut by the picture's edge, lines end there.
 * @param level 0 to 255
 * @throws RangeError when the map has not `width * height` values
 */
export function contourLines(map: Mask8, level: number, picture: Box): readonly Segment[] {
  const { width, height, values } = map;
  if (values.length !== width * height) {
    throw new RangeError(`The map has ${values.length} values instead of ${width * height}.`);
  }
  const columns = width * pointsBetween;
  const rows = height * pointsBetween;
  const grid = sampledGrid(map, columns, rows);
  const place = ({ x, y }: Point): Point => ({
    x: picture.x + (x / columns) * picture.width,
    y: picture.y + (y / rows) * picture.height,
  });
  const lines: Segment[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      for (const [from, to] of segmentsOfCell(grid, columns + 1, column, row, level)) {
        lines.push([place(from), place(to)]);
      }
    }
  }
  return lines;
}

/** The map at the corners of a grid of `columns` by `rows` cells, bilinear, constant beyond its outer values. */
function sampledGrid({ width, height, values }: Mask8, columns: number, rows: number) {
  const grid = new Float32Array((columns + 1) * (rows + 1));
  const at = (x: number, y: number): number => values[y * width + x] ?? 0;
  for (let row = 0; row <= rows; row += 1) {
    const [top, bottom, down] = between((row / rows) * height - 0.5, height);
    for (let column = 0; column <= columns; column += 1) {
      const [left, right, along] = between((column / columns) * width - 0.5, width);
      const above = at(left, top) * (1 - along) + at(right, top) * along;
      const below = at(left, bottom) * (1 - along) + at(right, bottom) * along;
      grid[row * (columns + 1) + column] = above * (1 - down) + below * down;
    }
  }
  return grid;
}

/** The two values around a position, and how far it is from the first to the second. */
function between(position: number, count: number): readonly [number, number, number] {
  const held = Math.min(count - 1, Math.max(0, position));
  const first = Math.floor(held);
  return [first, Math.min(count - 1, first + 1), held - first];
}

/** The pieces of a contour line in one cell: none, one, or two where opposite corners agree. */
function segmentsOfCell(
  grid: Float32Array,
  stride: number,
  column: number,
  row: number,
  level: number,
): readonly Segment[] {
  const start = row * stride + column;
  const corners = [
    { x: column, y: row, value: grid[start] ?? 0 },
    { x: column + 1, y: row, value: grid[start + 1] ?? 0 },
    { x: column + 1, y: row + 1, value: grid[start + stride + 1] ?? 0 },
    { x: column, y: row + 1, value: grid[start + stride] ?? 0 },
  ];
  const crossings = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % 4] ?? from;
    if (from.value >= level === to.value >= level) return [];
    const share = (level - from.value) / (to.value - from.value);
    return [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
  });
  const [first, second, third, fourth] = crossings;
  if (first === undefined || second === undefined) return [];
  if (third === undefined || fourth === undefined) return [[first, second]];
  return [
    [first, second],
    [third, fourth],
  ];
}
