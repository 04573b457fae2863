import type { Box } from '../../common/geometry';
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
 * @returns where it stands
 */
export function paintNotice(context: CanvasRenderingContext2D, more: string): Box {
  const words = more === '' ? snapshotNotice : `${snapshotNotice} ${more}`;
  const { width, height } = context.canvas;
  const stripPx = noticeStripPx(height);
  context.font = noticeFont(stripPx);
  context.textBaseline = 'middle';
  const padding = Math.round(stripPx / 3);
  const textPx = Math.min(width - 2 * padding, context.measureText(words).width);
  const ground = { x: 0, y: height - stripPx, width: Math.ceil(textPx) + 2 * padding };
  context.fillStyle = '#0a0c0f';
  context.fillRect(ground.x, ground.y, ground.width, stripPx);
  context.fillStyle = '#e9eef3';
  context.fillText(words, padding, height - stripPx / 2, textPx);
  return { ...ground, height: stripPx };
}

/** Height of the strip in a picture of this height. Unit: pixels. */
export function noticeStripPx(heightPx: number): number {
  return Math.max(lowestStripPx, Math.round(heightPx * stripShare));
}

/** Letters that fit into a strip of this height. */
export function noticeFont(stripPx: number): string {
  return `500 ${stripPx * 0.6}px "Inter Variable", "Pretendard", sans-serif`;
}
