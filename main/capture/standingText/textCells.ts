import { groupsOf } from './cellGroups';
import type { StandingEdges } from './standingEdges';
import { type TileGrid, tileGrid } from './tileGrid';

/** Text is sought in cells of about the height of a letter. Unit: working pixels. */
export const cellSidePx = 6;
/** A cell with fewer standing pixels has nothing in it. */
const leastStanding = 3;
/**
 * A stroke has two edges that point at each other: their sum is short. The side of a shaft or of an inset
 * has one. Share of the summed lengths.
 */
const strokeImbalance = 0.6;
/** Digits that change fast stand for too short a time each, but they are as busy as their neighbours. */
const counterActivity = 0.5;
/** Steps that no moving mucosa has on average. Unit: levels of luma a pixel. */
const leastCounterActivity = 6;
/** A shaft is longer than this. Unit: cells. */
const shortestShaft = 10;
/** The edges of a shaft all point across it; 0 is every direction alike, 1 is one alone. */
const shaftOrder = 0.7;
/** A shaft lies this far off both axes; letters have their strokes along them. Unit: radians. */
const shaftTilt = 0.17;
/** As many digits as change faster than they can be found, in cells. */
const longestGrowth = 6;

/** The standing edges of the cells of a picture, added up. */
export interface CellSums {
  readonly grid: TileGrid;
  /** Number of standing pixels. */
  readonly standing: Uint16Array;
  readonly sumX: Float32Array;
  readonly sumY: Float32Array;
  readonly sumLength: Float32Array;
  /** Sums of products: which way the edges point, both senses taken as one. */
  readonly sumXX: Float32Array;
  readonly sumYY: Float32Array;
  readonly sumXY: Float32Array;
  /** Mean length of all gradients in a cell, standing or not. */
  readonly activity: Float32Array;
}

/** Adds up the edges of each cell. @param marks 1 where an edge stands still */
export function sumCells({ size, means, inside }: StandingEdges, marks: Uint8Array): CellSums {
  const grid = tileGrid(size, cellSidePx);
  const empty = (): Float32Array => new Float32Array(grid.tiles.length);
  const standing = new Uint16Array(grid.tiles.length);
  const sums = {
    ...{ sumX: empty(), sumY: empty(), sumLength: empty(), activity: empty() },
    ...{ sumXX: empty(), sumYY: empty(), sumXY: empty() },
  };
  for (let y = 0; y < size.height; y += 1) {
    const firstCell = Math.floor(y / cellSidePx) * grid.columns;
    for (let x = 0; x < size.width; x += 1) {
      const pixel = y * size.width + x;
      if (inside[pixel] !== 1) continue;
      const cell = firstCell + Math.floor(x / cellSidePx);
      add(sums.activity, cell, (means.meanLength[pixel] ?? 0) / cellSidePx ** 2);
      if (marks[pixel] !== 1) continue;
      const [stepX, stepY] = [means.meanX[pixel] ?? 0, means.meanY[pixel] ?? 0];
      standing[cell] = (standing[cell] ?? 0) + 1;
      add(sums.sumX, cell, stepX);
      add(sums.sumY, cell, stepY);
      add(sums.sumLength, cell, Math.hypot(stepX, stepY));
      add(sums.sumXX, cell, stepX * stepX);
      add(sums.sumYY, cell, stepY * stepY);
      add(sums.sumXY, cell, stepX * stepY);
    }
  }
  return { grid, standing, ...sums };
}

/** Cells with strokes that stand still, and the changing digits beside them. A cell alone is a speck. */
export function textCells(sums: CellSums): Uint8Array {
  const found = Uint8Array.from(sums.standing, (count, cell) =>
    count >= leastStanding && isStroke(sums, cell) ? 1 : 0,
  );
  for (const group of groupsOf(found, sums.grid)) {
    if (group.length === 1 || isShaft(group, sums)) for (const cell of group) found[cell] = 0;
  }
  return withCounters(found, sums);
}

function add(values: Float32Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value;
}

/** Looks at a cell with its neighbours, so that a thick stroke is seen with both its edges. */
function isStroke({ grid, sumX, sumY, sumLength }: CellSums, cell: number): boolean {
  const around = neighbours(cell, grid);
  const total = (values: Float32Array): number =>
    around.reduce((sum, other) => sum + (values[other] ?? 0), values[cell] ?? 0);
  return Math.hypot(total(sumX), total(sumY)) <= strokeImbalance * total(sumLength);
}

function withCounters(found: Uint8Array, { grid, activity }: CellSums): Uint8Array {
  const grown = found.slice();
  for (const [cell, mark] of found.entries()) {
    if (mark !== 1) continue;
    const busy = Math.max(leastCounterActivity, counterActivity * (activity[cell] ?? 0));
    for (const step of [-1, 1]) {
      for (let distance = 1; distance <= longestGrowth; distance += 1) {
        const other = cell + step * distance;
        const isSameRow = Math.floor(other / grid.columns) === Math.floor(cell / grid.columns);
        if (!isSameRow || (activity[other] ?? 0) < busy) break;
        grown[other] = 1;
      }
    }
  }
  return grown;
}

/** Whether a group is one long slanting line: an instrument that is held still. */
function isShaft(group: readonly number[], { grid, sumXX, sumYY, sumXY }: CellSums): boolean {
  const columns = group.map((cell) => cell % grid.columns);
  const rows = group.map((cell) => Math.floor(cell / grid.columns));
  const extent = (places: readonly number[]): number => Math.max(...places) - Math.min(...places);
  if (Math.max(extent(columns), extent(rows)) < shortestShaft) return false;
  const total = (values: Float32Array): number =>
    group.reduce((sum, cell) => sum + (values[cell] ?? 0), 0);
  const [xx, yy, xy] = [total(sumXX), total(sumYY), total(sumXY)];
  const order = Math.hypot(xx - yy, 2 * xy) / (xx + yy);
  const direction = Math.atan2(2 * xy, xx - yy) / 2;
  const tilt = Math.abs(direction) % (Math.PI / 2);
  return order >= shaftOrder && Math.min(tilt, Math.PI / 2 - tilt) >= shaftTilt;
}

function neighbours(cell: number, { columns, rows }: TileGrid): number[] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
      if (y * columns + x !== cell) found.push(y * columns + x);
    }
  }
  return found;
}
