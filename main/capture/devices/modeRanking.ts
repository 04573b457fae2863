import type { DeviceBackend, DeviceMode, ModeChoice } from '../../../common/captureDevice';
import { modeChoice } from '../../../common/captureDevice';

/** A console gives 25 or 30 frames a second; less is no live picture. 24.5 leaves room for 24.97. */
export const fewestFramesPerSecond = 24.5;

/** What consoles give at least and what two cores carry with the AI beside it. */
const wantedFramesPerSecond = 30;

/** Modes that are tried one after the other before the device decides. */
const mostCandidates = 4;

/**
 * The automatic choice, best first. An endoscope's console is HD and has few fine edges, but its picture
 * moves fast; therefore, in this order:
 * 1. at least 25 frames a second, as far as the device tells its rates;
 * 2. progressive before interlaced, which costs sharpness and a frame of delay;
 * 3. 1920×1080 or 1280×720 uncompressed: nothing to decode, no blocks that the model could take for edges;
 * 4. the same as motion JPEG, which two cores decode beside the model (0.3 of a core at 1080p30);
 * 5. other sizes up to full HD, the largest first: SXGA consoles, then 576 and 480 lines;
 * 6. larger ones, and other codecs, whose decoders hold pictures back.
 * The rate is 30, or the nearest that the mode has. Video4Linux tells no rates: whoever opens the device
 * measures them and takes the next choice where one is too slow, as uncompressed HD over USB 2 is.
 */
export function rankModes(modes: readonly DeviceMode[]): DeviceMode[] {
  return [...modes].sort((a, b) => {
    const [first, second] = [costs(a), costs(b)];
    const differs = first.findIndex((cost, at) => cost !== second[at]);
    return differs < 0 ? 0 : (first[differs] ?? 0) - (second[differs] ?? 0);
  });
}

/** What the automatic choice asks a device for, in this order; empty leaves it to the device. */
export function automaticChoices(
  backend: DeviceBackend,
  modes: readonly DeviceMode[],
): ModeChoice[] {
  // A DeckLink card recognises its signal; asked for another mode it shows nothing.
  if (backend === 'decklink') return [];
  const choices = rankModes(modes).map((mode) => modeChoice(mode, chosenRate(backend, mode)));
  return choices.slice(0, mostCandidates);
}

/** The rate to ask a mode for; null where the device tells none. */
export function chosenRate(backend: DeviceBackend, { framesPerSecond }: DeviceMode): number | null {
  // Without a rate, some drivers stay at the one that another program left behind.
  if (framesPerSecond === null) return wantedFramesPerSecond;
  const { min, max } = framesPerSecond;
  // AVFoundation takes the ends of a range only, and those to the last digit.
  if (backend === 'avfoundation') return max <= wantedFramesPerSecond + 1 ? max : nearest(min, max);
  return Math.min(max, Math.max(min, wantedFramesPerSecond));
}

function nearest(min: number, max: number): number {
  return min >= fewestFramesPerSecond ? min : max;
}

/** Smaller is better, the first that differs decides. */
function costs(mode: DeviceMode): readonly number[] {
  const { width, height, framesPerSecond, scan } = mode;
  const rate = framesPerSecond?.max ?? wantedFramesPerSecond;
  const slow = rate < fewestFramesPerSecond ? 1 : 0;
  return [
    slow,
    slow * -rate,
    scan === 'interlaced' ? 1 : 0,
    kindCost(mode),
    -width * height * (isTooLarge(mode) ? -1 : 1),
    Math.abs(rate - wantedFramesPerSecond),
    mode.encoding === 'raw' ? 0 : 1,
  ];
}

function kindCost(mode: DeviceMode): number {
  const isHd = isSize(mode, 1920, 1080) || isSize(mode, 1280, 720);
  const isReadable = mode.encoding === 'raw' || mode.format === 'mjpeg';
  if (!isReadable || isTooLarge(mode)) return 3;
  if (!isHd) return 2;
  return mode.encoding === 'raw' ? 0 : 1;
}

function isSize(mode: DeviceMode, width: number, height: number): boolean {
  return mode.width === width && mode.height === height;
}

function isTooLarge({ width, height }: DeviceMode): boolean {
  return width > 1920 || height > 1200;
}
