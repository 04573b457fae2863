import type { Box } from '../../common/geometry';
import { type HeatmapPixels, heatmapPixels, maskPartOnPicture } from '../../common/heatmap/heatmap';
import type { Mask8 } from '../../common/prediction';

/** 256 RGBA entries for an opacity at the maximum. */
type ColorTable = (fillAlpha: number) => Uint8ClampedArray;

interface Colored {
  readonly map: Mask8;
  readonly fillAlpha: number;
  readonly pixels: HeatmapPixels;
}

/**
 * Draws a map of small size as a veil over the whole picture. Owns a canvas of the map's size and keeps its
 * colours until the map or the opacity changes.
 */
export class MapVeil {
  private readonly small = new OffscreenCanvas(1, 1);
  private readonly tableOf: ColorTable;
  private cached: Colored | null = null;

  constructor(tableOf: ColorTable) {
    this.tableOf = tableOf;
  }

  /**
   * @param picture in device pixels of the canvas
   * @returns whether there was anything to draw
   * @throws RangeError when the map has the wrong length, Error without a canvas
   */
  paint(context: CanvasRenderingContext2D, map: Mask8, fillAlpha: number, picture: Box): boolean {
    const { visible, ...size } = this.colored(map, fillAlpha);
    if (visible === null) return false;
    const target = maskPartOnPicture(visible, size, picture);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      this.small,
      ...[visible.x, visible.y, visible.width, visible.height],
      ...[target.x, target.y, target.width, target.height],
    );
    return true;
  }

  private colored(map: Mask8, fillAlpha: number): HeatmapPixels {
    const { cached } = this;
    if (cached?.map === map && cached.fillAlpha === fillAlpha) return cached.pixels;
    const pixels = heatmapPixels(map, this.tableOf(fillAlpha));
    this.small.width = pixels.width;
    this.small.height = pixels.height;
    const context = this.small.getContext('2d');
    if (context === null) throw new Error('The browser gave no 2D canvas for the map.');
    context.putImageData(new ImageData(pixels.rgba, pixels.width, pixels.height), 0, 0);
    this.cached = { map, fillAlpha, pixels };
    return pixels;
  }
}
