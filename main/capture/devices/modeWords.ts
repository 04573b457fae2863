import type { DeviceMode, ModeChoice } from '../../../common/captureDevice';
import { rankModes } from './modeRanking';

/** Sizes that a message can name before nobody reads it. */
const mostSizes = 6;

/** `1920×1080 at 60 fps (yuyv422)`; what the device decides is left out. */
export function choiceWords({ width, height, framesPerSecond, format }: ModeChoice): string {
  const rate = framesPerSecond === null ? '' : ` at ${rateWords(framesPerSecond)} fps`;
  return `${width}×${height}${rate}${format === null ? '' : ` (${format})`}`;
}

/**
 * What a device supports, best first: `1920×1080 at 5–30 fps (mjpeg), 1280×720 … and 4 other sizes`.
 * Null when nothing is listed.
 * @param most sizes to name before the rest is counted
 */
export function supportedWords(
  modes: readonly DeviceMode[],
  most: number = mostSizes,
): string | null {
  const groups = new Map<string, DeviceMode[]>();
  for (const mode of rankModes(modes)) {
    const size = `${mode.width}×${mode.height}`;
    groups.set(size, [...(groups.get(size) ?? []), mode]);
  }
  if (groups.size === 0) return null;
  const named = [...groups].slice(0, most).map(([size, group]) => sizeWords(size, group));
  const others = groups.size - named.length;
  const more = others > 0 ? ` and ${others} other ${others === 1 ? 'size' : 'sizes'}` : '';
  return `${named.join(', ')}${more}`;
}

function sizeWords(size: string, modes: readonly DeviceMode[]): string {
  const rates = modes.flatMap(({ framesPerSecond }) => framesPerSecond ?? []);
  const formats = [...new Set(modes.flatMap(({ format }) => format ?? []))];
  const scans = new Set(modes.map(({ scan }) => scan));
  const notes = [
    ...formats,
    ...(scans.size === 1 && scans.has('interlaced') ? ['interlaced'] : []),
  ];
  return `${size}${rangeWords(rates)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function rangeWords(rates: readonly { readonly min: number; readonly max: number }[]): string {
  if (rates.length === 0) return '';
  const min = rateWords(Math.min(...rates.map((rate) => rate.min)));
  const max = rateWords(Math.max(...rates.map((rate) => rate.max)));
  return ` at ${min === max ? max : `${min}–${max}`} fps`;
}

/** At most two decimals: `29.97`, `30`. */
function rateWords(framesPerSecond: number): string {
  return `${Number(framesPerSecond.toFixed(2))}`;
}
