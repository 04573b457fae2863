import type { Box, Size } from '../../common/geometry';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { DrawnPrediction } from '../../common/prediction';
import type { AttentionEvidence, OverlayEvidence } from '../../common/status';
import { OverlayPainter, type OverlayScene } from '../overlay/overlayPainter';
import { contextOf } from './pictureSurface';

/** What stands above a picture, live or in a replay. */
interface AnyEvidence {
  readonly prediction: DrawnPrediction;
}

/** What an overlay is drawn from. It is drawn again only when one of these changed. */
export interface OverlayContent<Evidence extends AnyEvidence = OverlayEvidence> {
  readonly evidence: Evidence | null;
  readonly attention: AttentionEvidence | null;
  /** Whether the one map is the attention's and not the ampulla's. */
  readonly showsAttention: boolean;
  readonly settings: OverlaySettings;
  /** Words beside the box. */
  readonly label: string;
  readonly frame: Size;
  readonly picture: Box;
}

/** What stands on the overlay canvas. `box` in frame pixels. */
export interface StandingOverlay<Evidence extends AnyEvidence = OverlayEvidence> {
  /** Null where nothing of the ampulla is drawn. */
  readonly evidence: Evidence | null;
  /** Null where no attention map is drawn. */
  readonly attention: AttentionEvidence | null;
  readonly box: Box | null;
  /** What it was drawn from. */
  readonly scene: OverlayScene;
}

/** The canvas above the picture, with the same backing store. Holds at most one overlay. */
export class OverlaySurface<Evidence extends AnyEvidence = OverlayEvidence> {
  private readonly context: CanvasRenderingContext2D;
  private readonly painter = new OverlayPainter();
  private content: OverlayContent<Evidence> | null = null;
  private onCanvas: StandingOverlay<Evidence> | null = null;
  private unit = 1;

  constructor(canvas: HTMLCanvasElement) {
    this.context = contextOf(canvas, { alpha: true });
  }

  /** What the canvas shows now; null when it is clear. */
  get standing(): StandingOverlay<Evidence> | null {
    return this.onCanvas;
  }

  /** Sets the backing store and the size of the marks; the canvas is clear afterwards. */
  resize({ width, height }: Size, unit: number): void {
    this.context.canvas.width = width;
    this.context.canvas.height = height;
    this.unit = unit;
    this.content = null;
    this.onCanvas = null;
  }

  /** Shows this overlay. Returns whether anything had to be drawn. */
  show(content: OverlayContent<Evidence>): boolean {
    if (this.content !== null && isSame(this.content, content)) return false;
    this.clear();
    const { evidence, ...drawing } = content;
    const scene = { ...drawing, prediction: evidence?.prediction ?? null, unit: this.unit };
    // Known before painting: if that fails half-way, the canvas is not taken for clear.
    this.onCanvas = { evidence, attention: content.attention, box: null, scene };
    const drawn = this.painter.paint(this.context, scene);
    this.content = content;
    const standing = {
      evidence: drawn.heatmap || drawn.box !== null ? evidence : null,
      attention: drawn.attention ? content.attention : null,
      box: drawn.box,
      scene,
    };
    this.onCanvas = standing.evidence !== null || standing.attention !== null ? standing : null;
    return true;
  }

  /** Removes whatever stands on the canvas. */
  clear(): void {
    this.content = null;
    if (this.onCanvas === null) return;
    this.context.clearRect(0, 0, this.context.canvas.width, this.context.canvas.height);
    this.onCanvas = null;
  }
}

function isSame<Evidence extends AnyEvidence>(
  one: OverlayContent<Evidence>,
  other: OverlayContent<Evidence>,
): boolean {
  return (
    one.evidence === other.evidence &&
    one.attention === other.attention &&
    one.showsAttention === other.showsAttention &&
    one.settings === other.settings &&
    one.label === other.label &&
    one.picture === other.picture &&
    one.frame.width === other.frame.width &&
    one.frame.height === other.frame.height
  );
}
