import type { Box, Size } from '../../common/geometry';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { Prediction } from '../../common/prediction';
import { colorMapTable } from '../../common/heatmap/colorMap';
import { boxInFrame, boxOnPicture } from './fitFrame';
import { type HeatmapPixels, heatmapPixels, maskPartOnPicture } from '../../common/heatmap/heatmap';
import { paintBox, paintCentroid, paintLabel, type Unit } from './paint';

/** Where and how to draw. `picture` in device pixels of the overlay canvas. */
export interface OverlayScene {
  readonly prediction: Prediction;
  readonly settings: OverlaySettings;
  /** The one label beside the box: what it is and how sure the model is. */
  readonly label: string;
  readonly frame: Size;
  readonly picture: Box;
  readonly unit: Unit;
}

/** What was really drawn. `box` is in frame pixels, read back from the bars' device pixels. */
export interface DrawnOverlay {
  readonly box: Box | null;
  readonly heatmap: boolean;
}

/**
 * Draws the overlay of one prediction on a canvas that is already clear. Owns a small canvas of
 * the mask's size and keeps its colours until the mask or the opacity changes.
 */
export class OverlayPainter {
  private readonly small = new OffscreenCanvas(1, 1);
  private cached: { prediction: Prediction; fillAlpha: number; pixels: HeatmapPixels } | null =
    null;

  /** @throws RangeError when the prediction's mask has the wrong length, Error without a canvas. */
  paint(context: CanvasRenderingContext2D, scene: OverlayScene): DrawnOverlay {
    const { mode } = scene.settings;
    const heatmap = (mode === 'all' || mode === 'heatmap') && this.paintHeatmap(context, scene);
    const box = mode === 'all' || mode === 'box' ? paintMarks(context, scene) : null;
    return { box, heatmap };
  }

  private paintHeatmap(context: CanvasRenderingContext2D, scene: OverlayScene): boolean {
    const { visible, ...mask } = this.colored(scene);
    if (visible === null) return false;
    const target = maskPartOnPicture(visible, mask, scene.picture);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      this.small,
      ...[visible.x, visible.y, visible.width, visible.height],
      ...[target.x, target.y, target.width, target.height],
    );
    return true;
  }

  private colored({ prediction, settings: { fillAlpha } }: OverlayScene): HeatmapPixels {
    const { cached } = this;
    if (cached?.prediction === prediction && cached.fillAlpha === fillAlpha) return cached.pixels;
    const pixels = heatmapPixels(prediction.mask, colorMapTable(fillAlpha));
    this.small.width = pixels.width;
    this.small.height = pixels.height;
    const context = this.small.getContext('2d');
    if (context === null) throw new Error('The browser gave no 2D canvas for the heatmap.');
    context.putImageData(new ImageData(pixels.rgba, pixels.width, pixels.height), 0, 0);
    this.cached = { prediction, fillAlpha, pixels };
    return pixels;
  }
}

function paintMarks(context: CanvasRenderingContext2D, scene: OverlayScene): Box {
  const { prediction, label, frame, picture, unit } = scene;
  const { box, centroid } = prediction.region;
  const placed = boxOnPicture(box, frame, picture);
  const x = picture.x + (centroid.x * picture.width) / frame.width;
  const y = picture.y + (centroid.y * picture.height) / frame.height;
  paintCentroid(context, { x, y }, unit);
  paintBox(context, placed, unit);
  paintLabel(context, label, placed, picture, unit);
  return boxInFrame(placed, frame, picture);
}
