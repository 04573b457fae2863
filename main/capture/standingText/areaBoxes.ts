import type { Box } from '../../../common/geometry';
import { groupsOf } from './cellGroups';
import type { TileGrid } from './tileGrid';

/** A box is cut in two where that saves so much of its area. */
const worthCutting = 0.08;
/** Small gaps, as between letters and lines, are not worth a box. Unit: cells. */
const leastSaved = 12;

/** Boxes around groups of marked cells, in cells. */
export function boxesOfCells(marks: Uint8Array, grid: TileGrid): Box[] {
  return groupsOf(marks, grid).flatMap((group) => tightBoxes(group, grid.columns));
}

/** One box, or the boxes of its two parts where the best cut through it saves enough. */
function tightBoxes(cells: readonly number[], columns: number): Box[] {
  const box = boundsOf(cells, columns);
  if (box === null) return [];
  const whole = area(box);
  const best = cutsOf(box, columns).reduce<{ parts: number[][]; saved: number }>(
    (chosen, isFirst) => {
      const parts = [cells.filter(isFirst), cells.filter((cell) => !isFirst(cell))];
      const saved = whole - parts.reduce((sum, part) => sum + area(boundsOf(part, columns)), 0);
      return saved > chosen.saved ? { parts, saved } : chosen;
    },
    { parts: [], saved: 0 },
  );
  if (best.saved < Math.max(leastSaved, worthCutting * whole)) return [box];
  return best.parts.flatMap((part) => tightBoxes(part, columns));
}

/** Every level and every upright cut through a box, as the question which cells come before it. */
function cutsOf({ x, y, width, height }: Box, columns: number): ((cell: number) => boolean)[] {
  const upright = Array.from({ length: width - 1 }, (_, index) => x + index + 1);
  const level = Array.from({ length: height - 1 }, (_, index) => y + index + 1);
  return [
    ...upright.map((place) => (cell: number) => cell % columns < place),
    ...level.map((place) => (cell: number) => Math.floor(cell / columns) < place),
  ];
}

function boundsOf(cells: readonly number[], columns: number): Box | null {
  if (cells.length === 0) return null;
  const xs = cells.map((cell) => cell % columns);
  const ys = cells.map((cell) => Math.floor(cell / columns));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}

function area(box: Box | null): number {
  return box === null ? 0 : box.width * box.height;
}
