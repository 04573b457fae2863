import { colorMapSize } from './colorMap';

/**
 * Yellow-green, which neither mucosa nor the ampulla's heatmap has, nor what else the picture may carry; measured
 * under the common colour-vision deficiencies in `docs/adr/0017-the-look-of-attention.md`.
 */
export const attentionRgb = [186, 255, 41] as const;

/** {@link attentionRgb} for canvases and style sheets. */
export const attentionColor = '#baff29';

/** Shares of the map's maximum along which its contour lines run. */
export const attentionLevels = [0.25, 0.5, 0.75] as const;

/** Less influence than this is left out, so that the picture stays visible. */
const transparentBelow = 0.15;

/**
 * 256 RGBA entries (not premultiplied): one colour, the more opaque the more influence.
 * @param alpha opacity at the maximum, 0 to 1
 */
export function attentionTable(alpha: number): Uint8ClampedArray {
  const table = new Uint8ClampedArray(colorMapSize * 4);
  for (let value = 0; value < colorMapSize; value += 1) {
    const share = value / (colorMapSize - 1);
    const visible = Math.max(0, (share - transparentBelow) / (1 - transparentBelow));
    table.set([...attentionRgb, 255 * alpha * visible], value * 4);
  }
  return table;
}
