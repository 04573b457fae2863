import { type DeviceMode, type ModeChoice, modeChoice } from '../../../common/captureDevice';

/** A mode that can be chosen. */
export interface ModeOption {
  /** Names the mode in the list; not for people. */
  readonly value: string;
  readonly mode: ModeChoice;
  readonly scan: DeviceMode['scan'];
}

/** Rates of consoles, offered where a device takes any rate of a range. Unit: frames per second. */
const commonRates = [60, 59.94, 50, 30, 29.97, 25] as const;

/** More than these nobody reads; the best come first. */
const mostOptions = 60;

/** The modes of a device, each rate by itself. */
export function modeOptions(modes: readonly DeviceMode[]): readonly ModeOption[] {
  const options = new Map<string, ModeOption>();
  for (const mode of modes) {
    for (const rate of ratesOf(mode)) {
      const choice = modeChoice(mode, rate);
      const value = modeKey(choice);
      if (!options.has(value)) options.set(value, { value, mode: choice, scan: mode.scan });
    }
  }
  return [...options.values()].slice(0, mostOptions);
}

/** The same text for the same mode. */
export function modeKey(mode: ModeChoice): string {
  const { width, height, framesPerSecond, format, encoding, code } = mode;
  return [width, height, framesPerSecond, format, encoding, code].join(' ');
}

/** `1920×1080 · 60 fps · yuyv422`, what the device decides left out. @param rateWords a rate with its unit */
export function modeWords(mode: ModeChoice, rateWords: (rate: number) => string): string {
  const { width, height, framesPerSecond, format } = mode;
  const parts = [
    `${width}×${height}`,
    framesPerSecond === null ? null : rateWords(Number(framesPerSecond.toFixed(2))),
    format,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function ratesOf({ framesPerSecond }: DeviceMode): readonly (number | null)[] {
  if (framesPerSecond === null) return [null];
  const { min, max } = framesPerSecond;
  return [max, ...commonRates.filter((rate) => rate >= min && rate < max)];
}
