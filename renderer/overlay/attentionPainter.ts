import type { Box } from '../../common/geometry';
import { attentionColor, attentionLevels, attentionTable } from '../../common/heatmap/attentionMap';
import type { Unit } from '../../common/overlay/marks';
import type { Mask8 } from '../../common/prediction';
import { contourLines, type Segment } from './contours';
import { MapVeil } from './mapVeil';

/** The lines carry the map: more veil than this would tint mucosa yellow, which is the colour of warnings. */
const veilShare = 0.5;

const rimColor = 'rgb(10 12 15 / 0.6)';

/** Where and how to draw an attention map. `picture` in device pixels of the canvas. */
export interface AttentionScene {
  readonly attention: Mask8;
  /** Opacity that a heatmap would have at its maximum, 0 to 1; the veil has half of it. */
  readonly fillAlpha: number;
  readonly picture: Box;
  readonly unit: Unit;
}

/**
 * Draws the attention of the difficulty's estimate: contour lines like those of a land map, the stronger the more
 * influence, over a thin veil of the same yellow-green. Lines and not a cloud, so that whoever sees no difference
 * between its colour and the heatmap's sees one in its form.
 */
export class AttentionPainter {
  private readonly veil = new MapVeil(attentionTable);

  /**
   * @returns whether there was anything to draw
   * @throws RangeError when the map has the wrong length, Error without a canvas
   */
  paint(context: CanvasRenderingContext2D, scene: AttentionScene): boolean {
    const { attention, fillAlpha, picture, unit } = scene;
    const isVeiled = this.veil.paint(context, attention, veilShare * fillAlpha, picture);
    if (!isVeiled && fillAlpha > 0) return false;
    const contours = attentionLevels.map((level, index) => ({
      lines: contourLines(attention, level * 255, picture),
      lineWidth: (1 + 0.5 * index) * unit,
    }));
    context.lineCap = 'round';
    for (const { lines, lineWidth } of contours) {
      strokeLines(context, lines, lineWidth + 2 * unit, rimColor);
    }
    for (const { lines, lineWidth } of contours) {
      strokeLines(context, lines, lineWidth, attentionColor);
    }
    return true;
  }
}

function strokeLines(
  context: CanvasRenderingContext2D,
  lines: readonly Segment[],
  lineWidth: number,
  color: string,
): void {
  context.beginPath();
  for (const [from, to] of lines) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.lineWidth = Math.max(1, lineWidth);
  context.strokeStyle = color;
  context.stroke();
}
