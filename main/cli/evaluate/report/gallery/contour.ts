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
    let edge: string | undefined = start;
    while (edge !== undefined) {
      const following = next.get(edge);
      next.delete(edge);
      if (following !== undefined) points.push(edge);
      edge = following;
    }
    lines.push(`M${points.join('L')}z`);
  }
  return lines.join('');
}

/** Sides of a cell of four pixels, in the order in which `sidePoint` knows them. */
type Side = 'top' | 'right' | 'bottom' | 'left';

/**
 * From which side to which side the line runs, by the corners that are inside: upper left 8, upper
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

/** Every piece of line, from its first point to its last; both as `x y`. */
function crossings(mask: Mask8, level: number): Map<string, string> {
  const next = new Map<string, string>();
  for (let y = -1; y < mask.height; y += 1) {
    for (let x = -1; x < mask.width; x += 1) {
      const cell = cellAt(mask, x, y);
      const corners = cell.map((value): number => (value >= level ? 1 : 0));
      const [upperLeft = 0, upperRight = 0, lowerRight = 0, lowerLeft = 0] = corners;
      for (const [from, to] of runs[upperLeft * 8 + upperRight * 4 + lowerRight * 2 + lowerLeft] ??
        []) {
        next.set(sidePoint(from, cell, x, y, level), sidePoint(to, cell, x, y, level));
      }
    }
  }
  return next;
}

type Cell = readonly [upperLeft: number, upperRight: number, lowerRight: number, lowerLeft: number];

function cellAt(mask: Mask8, x: number, y: number): Cell {
  return [
    valueAt(mask, x, y),
    valueAt(mask, x + 1, y),
    valueAt(mask, x + 1, y + 1),
    valueAt(mask, x, y + 1),
  ];
}

function valueAt({ width, height, values }: Mask8, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return values[y * width + x] ?? 0;
}

/** Where the line crosses a side. Pixel centres lie at half-integer positions. */
function sidePoint(side: Side, [a, b, c, d]: Cell, x: number, y: number, level: number): string {
  const [left, top] = [x + 0.5, y + 0.5];
  switch (side) {
    case 'top':
      return place(left + share(a, b, level), top);
    case 'right':
      return place(left + 1, top + share(b, c, level));
    case 'bottom':
      return place(left + share(d, c, level), top + 1);
    case 'left':
      return place(left, top + share(a, d, level));
  }
}

function share(from: number, to: number, level: number): number {
  return (level - from) / (to - from);
}

function place(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function firstKey(map: ReadonlyMap<string, string>): string | undefined {
  return map.keys().next().value;
}
