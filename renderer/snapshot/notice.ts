import { snapshotNotice } from '../../common/snapshotSidecar';

/** Height of the strip at the lower edge. Share of the picture's height. */
const stripShare = 0.032;
/** Below this the words cannot be read. Unit: pixels. */
const lowestStripPx = 14;

/** Burnt in where an attention map is drawn; always English, as the notice. */
export const attentionNotice =
  'Green lines: attention of the difficulty estimate, not the ampulla.';

/**
 * Burns the notice into the lower left of a picture, on a ground of its own.
 * @param more a sentence that follows it; empty for none
 */
export function paintNotice(context: CanvasRenderingContext2D, more: string): void {
  const words = more === '' ? snapshotNotice : `${snapshotNotice} ${more}`;
  const { width, height } = context.canvas;
  const stripPx = Math.max(lowestStripPx, Math.round(height * stripShare));
  context.font = `500 ${stripPx * 0.6}px "Inter Variable", sans-serif`;
  context.textBaseline = 'middle';
  const padding = Math.round(stripPx / 3);
  const textPx = Math.min(width - 2 * padding, context.measureText(words).width);
  context.fillStyle = '#0a0c0f';
  context.fillRect(0, height - stripPx, Math.ceil(textPx) + 2 * padding, stripPx);
  context.fillStyle = '#e9eef3';
  context.fillText(words, padding, height - stripPx / 2, textPx);
}
