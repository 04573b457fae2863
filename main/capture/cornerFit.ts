import type { CornerCut } from '../../common/fieldOfView';
import type { Point, Size } from '../../common/geometry';

/** Directions that are tried, first roughly, then finely around the best. Unit: degrees. */
const roughStepDegrees = 2;
const fineStepDegrees = 0.1;
const steepestDegrees = 5;
/** Border points left outside the line: single specks of noise beside the picture. */
const outlierCount = 3;
/** How far from the line the border may run and still count as straight, as a share of the shorter side. */
const straightnessShare = 0.015;
/** Share of the line that the border must follow; a black inset touches its line only at two ends. */
const minFollowedShare = 0.5;
/** Cuts smaller than this cannot be told from noise. Unit: pixels. */
const minLegPx = 4;
const followedBins = 20;

const noCut: CornerCut = { widthPx: 0, heightPx: 0 };

/**
 * Fits the cut of one corner: the largest triangle that takes no lit pixel away and whose long side
 * the picture's border really follows. No cut when there is none.
 * @param points the picture's border near the corner, as distances from the rectangle's two sides.
 */
export function fitCornerCut(points: readonly Point[], rect: Size): CornerCut {
  const near = points.filter(({ x, y }) => x <= rect.width / 2 && y <= rect.height / 2);
  const rough = bestDirection(near, rect, steepestDegrees, 90 - steepestDegrees, roughStepDegrees);
  const [from, to] = [rough - roughStepDegrees, rough + roughStepDegrees];
  const fine = bestDirection(near, rect, from, to, fineStepDegrees);
  const best = supportingCut(near, fine, rect);
  const rounded = { widthPx: Math.round(best.widthPx), heightPx: Math.round(best.heightPx) };
  const large = best.widthPx >= minLegPx && best.heightPx >= minLegPx;
  return large && followedShare(near, best, rect) >= minFollowedShare ? rounded : noCut;
}

/** The direction, in degrees, whose cut takes the largest triangle. */
function bestDirection(
  points: readonly Point[],
  rect: Size,
  from: number,
  to: number,
  step: number,
): number {
  let best = { degrees: from, areaPx: 0 };
  for (let degrees = from; degrees <= to; degrees += step) {
    const cut = supportingCut(points, degrees, rect);
    const areaPx = (cut.widthPx * cut.heightPx) / 2;
    if (areaPx > best.areaPx) best = { degrees, areaPx };
  }
  return best.degrees;
}

/** The cut by the line of one direction that just touches the border. */
function supportingCut(points: readonly Point[], degrees: number, rect: Size): CornerCut {
  const angle = (degrees * Math.PI) / 180;
  const normal = { x: Math.cos(angle), y: Math.sin(angle) };
  const distances = Float64Array.from(points, ({ x, y }) => x * normal.x + y * normal.y).sort();
  const distance = distances[outlierCount] ?? 0;
  const cut = { widthPx: distance / normal.x, heightPx: distance / normal.y };
  const fits = cut.widthPx <= rect.width / 2 && cut.heightPx <= rect.height / 2;
  return fits ? cut : noCut;
}

/** Share of the cut's long side along which the border runs close to it. */
function followedShare(points: readonly Point[], cut: CornerCut, rect: Size): number {
  const tolerance = Math.max(2, straightnessShare * Math.min(rect.width, rect.height));
  const length = Math.hypot(cut.widthPx, cut.heightPx);
  const followed = new Set<number>();
  for (const { x, y } of points) {
    const offset = (x * cut.heightPx + y * cut.widthPx - cut.widthPx * cut.heightPx) / length;
    const along = (x * cut.widthPx + (cut.heightPx - y) * cut.heightPx) / (length * length);
    if (Math.abs(offset) > tolerance || along < 0 || along >= 1) continue;
    followed.add(Math.floor(along * followedBins));
  }
  return followed.size / followedBins;
}
