import { connectedGroups } from './cellGroups';
import type { TileGrid } from './tileGrid';

/** What is cut off from the rest of the picture is an island when it is smaller than this share of it. */
const largestIsland = 0.15;

/**
 * Marks what is shut in between marked cells and the border of the field of view: the rest of an inset of
 * which two borders were found, or a gap between lines that shows nothing of use.
 * @param inside 1 for the cells of the field of view
 */
export function withIslands(marks: Uint8Array, inside: Uint8Array, grid: TileGrid): Uint8Array {
  const open = marks.map((mark, cell) => (mark === 0 && inside[cell] === 1 ? 1 : 0));
  const insideCount = inside.reduce((sum, mark) => sum + mark, 0);
  const result = marks.slice();
  for (const group of connectedGroups(open, grid)) {
    if (group.length < largestIsland * insideCount) for (const cell of group) result[cell] = 1;
  }
  return result;
}
