import type { Box, Point } from '../../common/geometry';
import type { Region } from './litRegion';
import type { LumaImage } from './lumaImage';

/** Where the picture ends, in full-size pixels: a point a row at both sides, a point a column above and below. */
export interface BorderPoints {
  readonly lefts: readonly Point[];
  readonly rights: readonly Point[];
  readonly tops: readonly Point[];
  readonly bottoms: readonly Point[];
}

/** What is scanned: an image, its coarse region (one cell for `factor` pixels), and what counts as lit. */
export interface BorderScan {
  readonly image: LumaImage;
  readonly region: Region;
  readonly factor: number;
  readonly threshold: number;
  /** How far to walk; null for no further than the coarse region may be off. */
  readonly limit: Box | null;
}

/** So far the coarse border may be off. Unit: cells. */
const slackCells = 2;
/** Dark pixels in a row that end the picture; shorter runs are noise inside it. */
const minDarkRunPx = 4;

/** Follows the border of a coarse region at full size, walking outwards from just inside it. */
export function scanBorder(scan: BorderScan): BorderPoints {
  const { limit } = scan;
  const rows = scanLines(scan, 'rows', limit && { from: limit.x, to: limit.x + limit.width });
  const columns = scanLines(
    scan,
    'columns',
    limit && { from: limit.y, to: limit.y + limit.height },
  );
  const inRow = ({ line, position }: BorderPosition) => ({ x: position, y: line });
  const inColumn = ({ line, position }: BorderPosition) => ({ x: line, y: position });
  return {
    lefts: rows.low.map(inRow),
    rights: rows.high.map(inRow),
    tops: columns.low.map(inColumn),
    bottoms: columns.high.map(inColumn),
  };
}

/** `line` is the middle of the row or column, `position` the edge between dark and lit along it. */
interface BorderPosition {
  readonly line: number;
  readonly position: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

type Direction = 'rows' | 'columns';

function scanLines(scan: BorderScan, direction: Direction, reach: Range | null) {
  const { image, region, factor, threshold } = scan;
  const low: BorderPosition[] = [];
  const high: BorderPosition[] = [];
  const lineCount = direction === 'rows' ? image.height : image.width;
  const length = direction === 'rows' ? image.width : image.height;
  const slack = slackCells * factor;
  for (let line = 0; line < lineCount; line += 1) {
    const cells = regionExtent(region, direction, Math.floor(line / factor));
    if (!cells) continue;
    const from = cells.from * factor;
    const to = Math.min(length, cells.to * factor);
    const farLow = reach ? Math.min(reach.from, from) : Math.max(0, from - slack);
    const farHigh = reach ? Math.max(reach.to, to) : Math.min(length, to + slack);
    const isLit = (position: number) => lumaAt(image, direction, line, position) > threshold;
    const lowest = lastLit(Math.min(from + slack, to) - 1, farLow - 1, -1, isLit);
    const highest = lastLit(Math.max(to - slack, from), farHigh, 1, isLit);
    if (lowest !== null) low.push({ line: line + 0.5, position: lowest });
    if (highest !== null) high.push({ line: line + 0.5, position: highest + 1 });
  }
  return { low, high };
}

function lumaAt(image: LumaImage, direction: Direction, line: number, position: number): number {
  const [x, y] = direction === 'rows' ? [position, line] : [line, position];
  return image.values[y * image.width + x] ?? 0;
}

/** First cell and end of the region in one row or column of cells; null if it is not there. */
function regionExtent(region: Region, direction: Direction, line: number): Range | null {
  const length = direction === 'rows' ? region.width : region.height;
  const isIn = (position: number) => {
    const [x, y] = direction === 'rows' ? [position, line] : [line, position];
    return region.cells[y * region.width + x] === 1;
  };
  let from = 0;
  while (from < length && !isIn(from)) from += 1;
  if (from === length) return null;
  let to = length;
  while (!isIn(to - 1)) to -= 1;
  return { from, to };
}

/** The last lit position before the dark begins, walking from `start` to before `end`; null if none. */
function lastLit(
  start: number,
  end: number,
  step: 1 | -1,
  isLit: (position: number) => boolean,
): number | null {
  let last: number | null = null;
  for (let position = start; position !== end; position += step) {
    if (isLit(position)) last = position;
    else if (last !== null && Math.abs(position - last) >= minDarkRunPx) break;
  }
  return last;
}
