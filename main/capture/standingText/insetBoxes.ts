import type { Box, Size } from '../../../common/geometry';
import type { StandingEdges } from './standingEdges';

/** The sides of an inset are at least so long; letters are shorter. Unit: working pixels. */
const shortestSidePx = 12;
/** One of its two sides is at least so long. Share of the picture's width. */
const longestSideShare = 0.1;
/** Letters in a line stand farther apart than this. Unit: working pixels. */
const smallestGapPx = 2;
/** A long border may be lost where the picture beside it is as dark as the inset. Share of it so far. */
const gapShare = 0.5;
/** The two sides of a corner end so near to each other. */
const cornerTolerancePx = 4;
/** A side runs along an axis: across it the steps are so much smaller. */
const straightness = 0.3;
/** Larger than this it is the picture itself and no inset in it. Share of the working picture. */
const largestShare = 0.35;

/** A straight piece of standing border: `line` is its row or column, `from` to `to` its extent. */
interface Run {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Insets: where a level and an upright border that stand still meet in a corner, the rectangle that they span.
 * @param marks 1 where an edge stands still
 */
export function insetBoxes({ size, means }: StandingEdges, marks: Uint8Array): Box[] {
  const { width, height } = size;
  const isLevel = (pixel: number): boolean => isAlong(means.meanX, means.meanY, pixel);
  const isUpright = (pixel: number): boolean => isAlong(means.meanY, means.meanX, pixel);
  const rows = { count: height, length: width, stride: width, step: 1 };
  const columns = { count: width, length: height, stride: 1, step: width };
  const level = runs(marks, rows, isLevel);
  const upright = runs(marks, columns, isUpright);
  const boxes = level.flatMap((top) =>
    upright.flatMap((side) => (meet(top, side, width) ? [spanned(top, side, size)] : [])),
  );
  return withoutContained(boxes.filter((box) => area(box) <= largestShare * width * height));
}

function isAlong(along: Float32Array, across: Float32Array, pixel: number): boolean {
  return Math.abs(along[pixel] ?? 0) <= straightness * Math.abs(across[pixel] ?? 0);
}

/** How rows or columns lie in a picture: from one to the next by `stride`, along each by `step` pixels. */
interface Lines {
  readonly count: number;
  readonly length: number;
  readonly stride: number;
  readonly step: number;
}

/** Straight runs of marked pixels that are borders. */
function runs(marks: Uint8Array, lines: Lines, isBorder: (pixel: number) => boolean): Run[] {
  const found: Run[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    let from: number | null = null;
    let to = 0;
    for (let place = 0; place <= lines.length; place += 1) {
      const pixel = line * lines.stride + place * lines.step;
      const isMarked = place < lines.length && marks[pixel] === 1;
      if (!isMarked && from === null) continue;
      const gap = place - to;
      const isOver = from !== null && gap > Math.max(smallestGapPx, gapShare * (to - from));
      if (from !== null && (isOver || place === lines.length)) {
        if (to - from >= shortestSidePx) found.push({ line, from, to });
        from = null;
      }
      if (isMarked && isBorder(pixel)) {
        from ??= place;
        to = place + 1;
      }
    }
  }
  return found;
}

function meet(level: Run, upright: Run, widthPx: number): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= cornerTolerancePx;
  const longest = Math.max(level.to - level.from, upright.to - upright.from);
  return (
    longest >= longestSideShare * widthPx &&
    (near(level.from, upright.line) || near(level.to, upright.line)) &&
    (near(upright.from, level.line) || near(upright.to, level.line))
  );
}

/** The rectangle between both sides; the outermost pixels of the picture have no edges, so it goes on to its rim. */
function spanned(level: Run, upright: Run, { width, height }: Size): Box {
  const left = Math.min(level.from, upright.line);
  const top = Math.min(level.line, upright.from);
  const right = Math.max(level.to, upright.line + 1);
  const bottom = Math.max(level.line + 1, upright.to);
  const x = left <= cornerTolerancePx ? 0 : left;
  const y = top <= cornerTolerancePx ? 0 : top;
  return {
    ...{ x, y },
    width: (right >= width - cornerTolerancePx ? width : right) - x,
    height: (bottom >= height - cornerTolerancePx ? height : bottom) - y,
  };
}

function area({ width, height }: Box): number {
  return width * height;
}

/** A border two pixels thick gives several boxes of nearly the same extent. */
function withoutContained(boxes: readonly Box[]): Box[] {
  const bySize = [...boxes].sort((a, b) => area(b) - area(a));
  return bySize.filter(
    (box, index) => !bySize.slice(0, index).some((larger) => contains(larger, box)),
  );
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - cornerTolerancePx &&
    inner.y >= outer.y - cornerTolerancePx &&
    inner.x + inner.width <= outer.x + outer.width + cornerTolerancePx &&
    inner.y + inner.height <= outer.y + outer.height + cornerTolerancePx
  );
}
