import type { Box, Size } from '../../common/geometry';
import { colorMapTable } from '../../common/heatmap/colorMap';
import type { Unit } from '../../common/overlay/marks';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { DrawnPrediction } from '../../common/prediction';
import type { AttentionEvidence } from '../../common/status';
import { AttentionPainter } from './attentionPainter';
import { boxInFrame, boxOnPicture } from '../../common/overlay/fitFrame';
import { MapVeil } from './mapVeil';
import { paintBox, paintCentroid, paintLabel } from './paint';

/** Where and how to draw. `picture` in device pixels of the overlay canvas. */
export interface OverlayScene {
  /** Null while nothing says where the ampulla is. */
  readonly prediction: DrawnPrediction | null;
  /** The attention of the difficulty's estimate; null while there is none. */
  readonly attention: AttentionEvidence | null;
  /** Whether the one map that is drawn is the attention's and not the ampulla's. */
  readonly showsAttention: boolean;
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
  readonly attention: boolean;
}

/**
 * Draws an overlay on a canvas that is already clear. Never two maps at once: the attention takes the heatmap's
 * place, and the ampulla keeps its box and label.
 */
export class OverlayPainter {
  private readonly heatmap = new MapVeil(colorMapTable);
  private readonly attention = new AttentionPainter();

  /** @throws RangeError when a map has the wrong length, Error without a canvas. */
  paint(context: CanvasRenderingContext2D, scene: OverlayScene): DrawnOverlay {
    const { mode } = scene.settings;
    if (mode === 'off') return { box: null, heatmap: false, attention: false };
    const attention = scene.showsAttention && this.paintAttention(context, scene);
    const heatmap = !scene.showsAttention && mode !== 'box' && this.paintHeatmap(context, scene);
    const box = mode === 'heatmap' ? null : paintMarks(context, scene);
    return { box, heatmap, attention };
  }

  private paintAttention(context: CanvasRenderingContext2D, scene: OverlayScene): boolean {
    const { attention: evidence, settings, picture, unit } = scene;
    if (evidence === null) return false;
    const { attention } = evidence;
    return this.attention.paint(context, {
      attention,
      fillAlpha: settings.fillAlpha,
      picture,
      unit,
    });
  }

  private paintHeatmap(context: CanvasRenderingContext2D, scene: OverlayScene): boolean {
    const { prediction, settings, picture } = scene;
    if (prediction === null) return false;
    return this.heatmap.paint(context, prediction.mask, settings.fillAlpha, picture);
  }
}

function paintMarks(context: CanvasRenderingContext2D, scene: OverlayScene): Box | null {
  const { prediction, label, frame, picture, unit } = scene;
  if (prediction === null) return null;
  const { box, centroid } = prediction.region;
  const placed = boxOnPicture(box, frame, picture);
  const x = picture.x + (centroid.x * picture.width) / frame.width;
  const y = picture.y + (centroid.y * picture.height) / frame.height;
  paintCentroid(context, { x, y }, unit);
  paintBox(context, placed, unit);
  paintLabel(context, label, placed, picture, unit);
  return boxInFrame(placed, frame, picture);
}
