import type { CornerCut, FieldOfView } from '../../common/fieldOfView';
import type { Box } from '../../common/geometry';
import { type BorderPoints, scanBorder } from './borderScan';
import { fitCornerCut } from './cornerFit';
import { largestLitRegion, type Region } from './litRegion';
import { brightestOf, type LumaImage, reduced } from './lumaImage';

/** Brighter than this is picture; the training data are cropped by the same rule. Full-range luma. */
export const litLuma = 20;
/** The first, coarse look is at this width. Unit: pixels. */
const coarseWidthPx = 320;
/** Removes letters and specks up to four coarse pixels wide. */
const openingRadius = 2;
/** A smaller region is a caption or a menu, not the picture. Share of the frame. */
const minRegionShare = 0.05;
/**
 * Less filled is a menu or a pattern of lights, not a picture. Share of the octagon that is lit; the least
 * of 197 pictures of real consoles, one with a large black inset, was 0.77.
 */
const minFilledShare = 0.6;
/** Endoscopes show squares to wide screens (1.78); a strip of text or a menu bar is longer. Width to height. */
const aspectRange = { min: 0.6, max: 2.2 } as const;
/** Border positions beyond the edge at most; they are noise. Share of the border's length. */
const outlierShare = 0.01;

/**
 * Finds the endoscopic picture in samples of one source: the largest lit region, its bounding box
 * (shrunk to even numbers) and its four corner cuts. Null when nothing is lit that has the shape of a
 * picture, as on a black screen or in a menu.
 * @param samples pictures of one size, spread over as much time as possible.
 */
export function detectFieldOfView(samples: readonly LumaImage[]): FieldOfView | null {
  const image = brightestOf(samples);
  const factor = Math.max(1, Math.round(image.width / coarseWidthPx));
  const coarse = reduced(image, factor);
  const region = largestLitRegion(coarse, litLuma, openingRadius);
  if (!region || region.cellCount < minRegionShare * coarse.values.length) return null;
  const scan = { image, region, factor };
  const rect = boundingBox(scanBorder({ ...scan, threshold: litLuma, limit: null }));
  if (rect.width < 2 || rect.height < 2) return null;
  const border = scanBorder({ ...scan, threshold: cornerLuma(coarse, region), limit: rect });
  const found = { rect, corners: fitCorners(border, rect) };
  return hasShapeOfPicture(found, region.cellCount * factor ** 2) ? found : null;
}

function hasShapeOfPicture({ rect, corners }: FieldOfView, litPixels: number): boolean {
  const cuts = Object.values(corners).map(({ widthPx, heightPx }) => (widthPx * heightPx) / 2);
  const area = cuts.reduce((left, cut) => left - cut, rect.width * rect.height);
  const aspect = rect.width / rect.height;
  return (
    litPixels >= minFilledShare * area && aspect >= aspectRange.min && aspect <= aspectRange.max
  );
}

/** The box of the border, without its few outermost outliers, on even numbers inside. */
function boundingBox(border: BorderPoints): Box {
  const left = evenCeil(nearlyLeast(border.lefts.map(({ x }) => x)));
  const top = evenCeil(nearlyLeast(border.tops.map(({ y }) => y)));
  const right = evenFloor(-nearlyLeast(border.rights.map(({ x }) => -x)));
  const bottom = evenFloor(-nearlyLeast(border.bottoms.map(({ y }) => -y)));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function nearlyLeast(positions: number[]): number {
  positions.sort((a, b) => a - b);
  return positions[Math.floor(positions.length * outlierShare)] ?? 0;
}

/**
 * Threshold in the corners: as low as the console's black allows, so that corners that are only dark
 * (vignetting) stay picture.
 */
function cornerLuma(coarse: LumaImage, region: Region): number {
  const outside = [...coarse.values].filter((_, cell) => region.cells[cell] === 0);
  outside.sort((a, b) => a - b);
  const background = outside[outside.length >> 1] ?? 0;
  return Math.min(litLuma, Math.max(10, background + 10));
}

function fitCorners(border: BorderPoints, rect: Box): FieldOfView['corners'] {
  const fit = (
    horizontal: keyof Pick<BorderPoints, 'lefts' | 'rights'>,
    vertical: keyof Pick<BorderPoints, 'tops' | 'bottoms'>,
  ): CornerCut => {
    const points = [...border[horizontal], ...border[vertical]].map(({ x, y }) => ({
      x: Math.max(0, horizontal === 'lefts' ? x - rect.x : rect.x + rect.width - x),
      y: Math.max(0, vertical === 'tops' ? y - rect.y : rect.y + rect.height - y),
    }));
    return fitCornerCut(points, rect);
  };
  return {
    topLeft: fit('lefts', 'tops'),
    topRight: fit('rights', 'tops'),
    bottomRight: fit('rights', 'bottoms'),
    bottomLeft: fit('lefts', 'bottoms'),
  };
}

const evenCeil = (value: number) => Math.ceil(value / 2) * 2;
const evenFloor = (value: number) => Math.floor(value / 2) * 2;
