import type { Box, Size } from '../../common/geometry';
import { colorMapTable } from '../../common/heatmap/colorMap';
import { heatmapPixels, maskPartOnPicture } from '../../common/heatmap/heatmap';
import { boxOnPicture } from '../../common/overlay/fitFrame';
import { placeLabel } from '../../common/overlay/label';
import { boxMark, centroidMark, labelGap } from '../../common/overlay/marks';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { DrawnPrediction } from '../../common/prediction';
import type { ClipWords } from '../../common/recordings/clipIpc';
import { blendLayer } from './blendLayer';
import { barsLayer, type Layer, layerAt } from './layer';
import { scaledLayer } from './scaledLayer';

/** Video level of black. */
const blackLuma = 16;
const noChroma = 128;

/** Burns notice and overlay into pictures of one size, as the page draws them above the player's picture. */
export class ClipPainter {
  private readonly size: Size;
  private readonly words: ClipWords;
  private readonly tables = new Map<number, Uint8ClampedArray>();

  constructor(size: Size, words: ClipWords) {
    this.size = size;
    this.words = words;
  }

  /** @param pixels I420; changed in place @param prediction null where nothing stood above the picture */
  paint(pixels: Uint8Array, prediction: DrawnPrediction | null, settings: OverlaySettings): void {
    const { mode, fillAlpha } = settings;
    if (prediction !== null && mode !== 'off') {
      if (mode !== 'box') this.paintHeatmap(pixels, prediction, fillAlpha);
      if (mode !== 'heatmap') this.paintMarks(pixels, prediction);
    }
    this.paintWords(pixels);
  }

  /** A picture for what was not recorded. */
  gapPicture(): Uint8Array {
    const { width, height } = this.size;
    const pixels = new Uint8Array((width * height * 3) / 2).fill(noChroma);
    pixels.fill(blackLuma, 0, width * height);
    const { gap } = this.words;
    this.put(pixels, layerAt(gap, (width - gap.width) / 2, (height - gap.height) / 2));
    this.paintWords(pixels);
    return pixels;
  }

  private paintWords(pixels: Uint8Array): void {
    const { width, height } = this.size;
    const { notice, legend } = this.words;
    if (legend !== null) {
      this.put(pixels, layerAt(legend, width - legend.width, height - legend.height));
    }
    // Last: nothing may hide it.
    this.put(pixels, layerAt(notice, 0, height - notice.height));
  }

  private paintHeatmap(pixels: Uint8Array, { mask }: DrawnPrediction, fillAlpha: number): void {
    const colored = heatmapPixels(mask, this.tableOf(fillAlpha));
    if (colored.visible === null) return;
    const target = maskPartOnPicture(colored.visible, mask, this.whole);
    this.put(pixels, scaledLayer(colored, colored.visible, target));
  }

  private paintMarks(pixels: Uint8Array, { region, peak }: DrawnPrediction): void {
    const { unit, labels } = this.words;
    const box = boxOnPicture(region.box, this.size, this.whole);
    const marks = [...centroidMark(region.centroid, unit), ...boxMark(box, unit)];
    marks.forEach((mark) => this.put(pixels, barsLayer(mark)));
    const label = labels[Math.round(100 * peak)];
    if (label === undefined) return;
    const { x, y } = placeLabel(box, label, this.whole, labelGap(unit));
    this.put(pixels, layerAt(label, x, y));
  }

  private put(pixels: Uint8Array, layer: Layer): void {
    blendLayer(pixels, this.size, layer);
  }

  private get whole(): Box {
    return { x: 0, y: 0, ...this.size };
  }

  private tableOf(fillAlpha: number): Uint8ClampedArray {
    const table = this.tables.get(fillAlpha) ?? colorMapTable(fillAlpha);
    this.tables.set(fillAlpha, table);
    return table;
  }
}
