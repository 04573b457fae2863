import type { Mask8 } from '../../../../../common/prediction';

/**
 * Lines along which a mask crosses a level, as SVG path data in mask pixels (marching squares;
 * Lorensen 1987 in two dimensions). Lines are closed: beyond its edges the mask is 0.
 * @param level 0 to 255, above 0
 */
export function contourPath(mask: Mask8, level: number): string {
  const next = crossings(mask, level);
  const lines: string[] = [];
  for (let start = firstKey(next); start !== undefined; start = firstKey(next)) {
    const points: string[] = [];
    let edge: number | undefined = start;
    while (edge !== undefined) {
      const following = next.get(edge);
      if (following !== undefined) points.push(crossingPoint(mask, edge, level));
      next.delete(edge);
      edge = following;
    }
    lines.push(`M${points.join('L')}z`);
  }
  return lines.join('');
}

/** Sides of a cell, whose corners are the centres of four neighbouring pixels. */
type Side = 'top' | 'right' | 'bottom' | 'left';

/**
 * From which side to which side a line runs, by the corners that are inside: upper left 8, upper
 * right 4, lower right 2, lower left 1. The inside is always to the left, so that lines join.
 */
const runs: readonly (readonly (readonly [from: Side, to: Side])[])[] = [
  [],
  [['bottom', 'left']],
  [['right', 'bottom']],
  [['right', 'left']],
  [['top', 'right']],
  [
    ['top', 'right'],
    ['bottom', 'left'],
  ],
  [['top', 'bottom']],
  [['top', 'left']],
  [['left', 'top']],
  [['bottom', 'top']],
  [
    ['left', 'top'],
    ['right', 'bottom'],
  ],
  [['right', 'top']],
  [['left', 'right']],
  [['bottom', 'right']],
  [['left', 'bottom']],
  [],
];

/** Every piece of line, from the edge between two pixels where it begins to the one where it ends. */
function crossings(mask: Mask8, level: number): Map<number, number> {
  const next = new Map<number, number>();
  for (let y = -1; y < mask.height; y += 1) {
    for (let x = -1; x < mask.width; x += 1) {
      for (const [from, to] of runs[insideCorners(mask, x, y, level)] ?? []) {
        next.set(edgeOf(from, mask, x, y), edgeOf(to, mask, x, y));
      }
    }
  }
  return next;
}

function insideCorners(mask: Mask8, x: number, y: number, level: number): number {
  const inside = (column: number, row: number): number =>
    Number(valueAt(mask, column, row) >= level);
  const upper = inside(x, y) * 8 + inside(x + 1, y) * 4;
  return upper + inside(x + 1, y + 1) * 2 + inside(x, y + 1);
}

/** Number of an edge: even for one to the right of a pixel, odd for one downwards. */
function edgeOf(side: Side, { width }: Mask8, x: number, y: number): number {
  const pixel = (column: number, row: number): number => (row + 1) * (width + 2) + column + 1;
  switch (side) {
    case 'top':
      return 2 * pixel(x, y);
    case 'bottom':
      return 2 * pixel(x, y + 1);
    case 'left':
      return 2 * pixel(x, y) + 1;
    case 'right':
      return 2 * pixel(x + 1, y) + 1;
  }
}

/** Where the level lies on an edge, as `x y`. Pixel centres lie at half-integer positions. */
function crossingPoint(mask: Mask8, edge: number, level: number): string {
  const isDown = edge % 2 === 1;
  const pixel = Math.floor(edge / 2);
  const x = (pixel % (mask.width + 2)) - 1;
  const y = Math.floor(pixel / (mask.width + 2)) - 1;
  const from = valueAt(mask, x, y);
  const to = isDown ? valueAt(mask, x, y + 1) : valueAt(mask, x + 1, y);
  const share = (level - from) / (to - from);
  return `${rounded(x + 0.5 + (isDown ? 0 : share))} ${rounded(y + 0.5 + (isDown ? share : 0))}`;
}

function valueAt({ width, height, values }: Mask8, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return values[y * width + x] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function firstKey(map: ReadonlyMap<number, number>): number | undefined {
  return map.keys().next().value;
}
