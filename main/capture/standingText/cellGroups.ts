import { dilated, type TileGrid } from './tileGrid';

/** Marked cells in groups. Cells at most one empty cell apart belong together. */
export function groupsOf(marks: Uint8Array, grid: TileGrid): number[][] {
  return connectedGroups(dilated(marks, grid), grid).map((group) =>
    group.filter((member) => marks[member] === 1),
  );
}

/** Marked cells in groups that share sides. */
export function connectedGroups(marks: Uint8Array, grid: TileGrid): number[][] {
  const seen = new Uint8Array(marks.length);
  const groups: number[][] = [];
  for (let cell = 0; cell < marks.length; cell += 1) {
    if (marks[cell] === 1 && seen[cell] !== 1) groups.push(groupFrom(cell, marks, seen, grid));
  }
  return groups;
}

function groupFrom(
  start: number,
  marks: Uint8Array,
  seen: Uint8Array,
  { columns, rows }: TileGrid,
): number[] {
  const group = [start];
  seen[start] = 1;
  const take = (cell: number): void => {
    if (marks[cell] !== 1 || seen[cell] === 1) return;
    seen[cell] = 1;
    group.push(cell);
  };
  for (const cell of group) {
    const column = cell % columns;
    if (column > 0) take(cell - 1);
    if (column < columns - 1) take(cell + 1);
    if (cell >= columns) take(cell - columns);
    if (cell < columns * (rows - 1)) take(cell + columns);
  }
  return group;
}
