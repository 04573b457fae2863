import { colorMapSize } from '../../../../../common/heatmap/colorMap';

/** Yellow-green: neither mucosa nor the heatmap of the ampulla has it. */
const rgb = [186, 255, 41] as const;
/** Weaker evidence is left out, so that the picture stays visible. */
const transparentBelow = 0.15;

/** Colour of the strongest evidence as CSS has it. */
export const attentionColor = `rgb(${rgb.join(' ')})`;

/** 256 RGBA entries: one colour, the more opaque the stronger the evidence. @param alpha at the maximum */
export function attentionTable(alpha: number): Uint8ClampedArray {
  const table = new Uint8ClampedArray(colorMapSize * 4);
  for (let value = 0; value < colorMapSize; value += 1) {
    const share = value / (colorMapSize - 1);
    const visible = Math.max(0, (share - transparentBelow) / (1 - transparentBelow));
    table.set([...rgb, 255 * alpha * visible], value * 4);
  }
  return table;
}
