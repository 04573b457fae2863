import type { CaptureDevice, DeviceMode } from '../../../common/captureDevice';
import type { Size } from '../../../common/geometry';
import { logLines } from './logLines';
import { withoutRepeats } from './modeList';

/** Reads what `ffmpeg -sources v4l2` writes: nodes that can be opened, metadata nodes among them. */
export function parseV4l2Sources(text: string): CaptureDevice[] {
  return text.split(/\r?\n/).flatMap((line): CaptureDevice[] => {
    const [, id, name] = /^[\s*]*(\/\S+) \[(.*)\](?: \([a-z, ]+\))?$/.exec(line) ?? [];
    if (id === undefined || name === undefined) return [];
    return [{ backend: 'v4l2', id, name: withoutDoubling(name) }];
  });
}

/** Drivers of USB devices give product and interface, often in the same words cut short: `Capture: Capt`. */
export function withoutDoubling(name: string): string {
  const [first = '', second] = name.split(/: (.*)/s);
  return second !== undefined && first.startsWith(second) ? first : name;
}

const formatLine =
  /^(Raw|Compressed)\s*:\s*(\S+) :.* :(?: Emulated :)?((?: (?:\d+x\d+|\{[^}]*\}x\{[^}]*\}))+)\s*$/;

/**
 * Reads what `ffmpeg -f v4l2 -list_formats all -i NODE` writes to stderr. Video4Linux tells ffmpeg no rates
 * here. Formats that ffmpeg has no name for are left out, as nobody could ask for them.
 */
export function parseV4l2Modes(text: string): DeviceMode[] {
  const modes = logLines(text).flatMap((line): DeviceMode[] => {
    const [, kind, format, sizes = ''] = formatLine.exec(line) ?? [];
    if (format === undefined || format === 'Unsupported') return [];
    const encoding = kind === 'Raw' ? 'raw' : 'compressed';
    const rest = { framesPerSecond: null, format, encoding, scan: null, code: null } as const;
    return sizesOf(sizes).map((size) => ({ ...size, ...rest }));
  });
  return withoutRepeats(modes);
}

/** Whether any format is listed, read or not: a node without one carries no pictures. */
export function listsV4l2Formats(text: string): boolean {
  return logLines(text).some((line) => /^(?:Raw|Compressed)\s*:/.test(line));
}

function sizesOf(text: string): Size[] {
  const range = /\{(\d+)-(\d+), (\d+)\}x\{(\d+)-(\d+), (\d+)\}/.exec(text);
  if (range !== null) return sizesWithin(range.slice(1).map(Number));
  return [...text.matchAll(/(\d+)x(\d+)/g)].map(([, width, height]) => ({
    width: Number(width),
    height: Number(height),
  }));
}

/** Sizes that a device with a free size is asked for; its largest is among them. */
const commonSizes: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 1024 },
  { width: 1280, height: 720 },
  { width: 720, height: 576 },
  { width: 720, height: 480 },
  { width: 640, height: 480 },
];

function sizesWithin(numbers: readonly number[]): Size[] {
  const [minWidth = 0, width = 0, stepX = 1, minHeight = 0, height = 0, stepY = 1] = numbers;
  const fits = (value: number, min: number, max: number, step: number): boolean =>
    value >= min && value <= max && (value - min) % Math.max(1, step) === 0;
  const common = commonSizes.filter(
    (size) =>
      fits(size.width, minWidth, width, stepX) && fits(size.height, minHeight, height, stepY),
  );
  return [{ width, height }, ...common];
}
