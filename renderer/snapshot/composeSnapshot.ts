import type { SnapshotPicture, SnapshotRequest } from '../../common/snapshotDelivery';
import type { DrawnPicture } from '../live/framePlayer';
import { contextOf, drawFrame } from '../live/pictureSurface';
import { OverlayPainter, type OverlayScene } from '../overlay/overlayPainter';
import { attentionNotice, paintNotice } from './notice';

/** Both pictures of a snapshot at the frame's own size, and what is to be said about them. */
export interface ComposedSnapshot {
  readonly clean: HTMLCanvasElement;
  readonly withOverlay: HTMLCanvasElement;
  readonly facts: Omit<SnapshotPicture, 'number' | 'clean' | 'withOverlay'>;
}

/**
 * Draws the frame on the screen twice, with what is to be blanked in black: once alone and once with the overlay
 * that stood above it. What lies outside the octagon is black in the frame already.
 * @throws Error without a canvas, RangeError when the mask has the wrong length
 */
export function composeSnapshot(
  drawn: DrawnPicture,
  { areas, frameSize }: SnapshotRequest['blanking'],
): ComposedSnapshot {
  const { frame, overlay, settings } = drawn;
  const { width, height } = frame;
  const whole = { x: 0, y: 0, width, height };
  const clean = canvasOf(width, height);
  const cleanContext = contextOf(clean, { alpha: false });
  drawFrame(cleanContext, frame, whole);
  cleanContext.fillStyle = '#000';
  // Areas of frames of another size would black out the wrong place; main says so beside the pictures.
  const fits = frameSize?.width === width && frameSize.height === height;
  for (const area of fits ? areas : []) {
    cleanContext.fillRect(area.x, area.y, area.width, area.height);
  }
  const withOverlay = canvasOf(width, height);
  const context = contextOf(withOverlay, { alpha: false });
  context.drawImage(clean, 0, 0);
  if (overlay !== null) new OverlayPainter().paint(context, atFrameSize(overlay, drawn));
  paintNotice(context, overlay !== null && attentionOf(overlay) !== null ? attentionNotice : '');
  const { frameId, capturedAtMs, mediaTimeMs } = frame;
  return {
    clean,
    withOverlay,
    facts: {
      frame: { frameId, capturedAtMs, mediaTimeMs, width, height },
      overlay: settings,
      shown: overlay && shownOf(overlay),
      attention: overlay && attentionOf(overlay),
    },
  };
}

/** The same overlay on a picture that is as large as the frame; its marks keep their share of the picture. */
function atFrameSize(scene: OverlayScene, { frame }: DrawnPicture): OverlayScene {
  const { width, height } = frame;
  const unit = (scene.unit * width) / Math.max(1, scene.picture.width);
  return { ...scene, picture: { x: 0, y: 0, width, height }, unit };
}

function shownOf({ prediction }: OverlayScene): SnapshotPicture['shown'] {
  if (prediction === null) return null;
  const { frameId, capturedAtMs, peak, region } = prediction;
  const { x, y, width, height } = region.box;
  const centroid = { x: region.centroid.x, y: region.centroid.y };
  return { frameId, capturedAtMs, peak, box: { x, y, width, height }, centroid };
}

/** What map was drawn, if any: the picture shows it, the description says so. */
function attentionOf({ attention, settings }: OverlayScene): SnapshotPicture['attention'] {
  if (attention === null || settings.mode === 'off') return null;
  const { frameId, capturedAtMs, explains } = attention;
  return { frameId, capturedAtMs, explains };
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
