import type { Size } from '../../common/geometry';

/** What ffmpeg says about the first video stream of a source. */
export interface ProbedVideo {
  /** Size in stored pixels, after the rotation that the file asks for. */
  readonly size: Size;
  readonly framesPerSecond: number;
  readonly interlaced: boolean;
  /** Null when the source does not say, as with devices and some streams. */
  readonly durationMs: number | null;
  /** Width of a pixel divided by its height; 1 for square pixels and where the source does not say. */
  readonly pixelAspect: number;
  readonly color: SourceColor;
}

/** How the pixels are stored; `null` where the source does not say. */
export interface SourceColor {
  readonly pixelFormat: string;
  readonly range: 'tv' | 'pc' | null;
  /** ffmpeg's name of the YUV matrix, such as `bt709` or `smpte170m`. */
  readonly matrix: string | null;
}

/** Used where a source gives no frame rate that makes sense. */
const defaultFramesPerSecond = 25;

/**
 * Reads what `ffmpeg -i SOURCE -vf idet -f null -` writes to stderr; null when no picture was decoded.
 * Size and pixel aspect come from the output's line, because that one is after rotation.
 */
export function parseProbe(text: string): ProbedVideo | null {
  const [inputText = '', outputText] = text.split(/^Output #0/m);
  const outputLine = videoLine(outputText ?? '');
  const size = /, (\d+)x(\d+)[ ,[]/.exec(outputLine);
  if (!size?.[1] || !size[2] || !/frame=\s*[1-9]/.test(outputText ?? '')) return null;
  const format = storedFormat(videoLine(inputText));
  return {
    size: { width: Number(size[1]), height: Number(size[2]) },
    framesPerSecond: framesPerSecond(videoLine(inputText), outputLine),
    interlaced: isInterlaced(format.words, outputText ?? ''),
    durationMs: durationMs(inputText),
    pixelAspect: pixelAspect(outputLine),
    color: { pixelFormat: format.pixelFormat, ...storedColor(format.words) },
  };
}

/** ffmpeg's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`; null when it found none. */
export function parseContainer(text: string): string | null {
  return /^Input #0, (\S+), from /m.exec(text)?.[1] ?? null;
}

/** Whether an input stream holds pictures that are more than the cover of a sound file. */
export function hasVideoStream(text: string): boolean {
  const [inputText = ''] = text.split(/^(?:Output #0|Stream mapping)/m);
  return inputText
    .split('\n')
    .some((line) => line.includes(': Video: ') && !line.includes('(attached pic)'));
}

function videoLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.includes(': Video: '));
  return lines.find((line) => !line.includes('(attached pic)')) ?? '';
}

/** The source's average rate, else its likely rate, else the output's. */
function framesPerSecond(inputLine: string, outputLine: string): number {
  const patterns = [/, ([\d.]+) fps/, /, ([\d.]+) tbr/];
  const rates = [inputLine, outputLine].flatMap((line) =>
    patterns.map((pattern) => Number(pattern.exec(line)?.[1])),
  );
  // Sources with a variable rate sometimes claim their time base (1000, 90000) as a rate.
  return rates.find((rate) => rate > 0 && rate <= 240) ?? defaultFramesPerSecond;
}

function pixelAspect(line: string): number {
  const match = /\[?SAR (\d+):(\d+)/.exec(line);
  const aspect = Number(match?.[1]) / Number(match?.[2]);
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
}

function durationMs(text: string): number | null {
  const match = /Duration: (\d+):(\d+):([\d.]+)/.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = match.slice(1).map(Number);
  return Math.round((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000);
}

/** Reads `yuv420p(tv, bt709, top first)` out of a stream's line. */
function storedFormat(line: string): { pixelFormat: string; words: readonly string[] } {
  const match = /Video: .*?, ([a-z]+[a-z0-9]*)(?:\(([^)]*)\))?, \d+x\d+/.exec(line);
  return {
    pixelFormat: match?.[1] ?? 'unknown',
    words: match?.[2]?.split(', ') ?? [],
  };
}

/** The matrix stands alone when primaries and transfer agree with it, else as `matrix/primaries/transfer`. */
function storedColor(words: readonly string[]): Omit<SourceColor, 'pixelFormat'> {
  const range = words.find((word) => word === 'tv' || word === 'pc') ?? null;
  const names = words.map((word) => word.split('/')[0] ?? '');
  const matrix = names.find((name) => /^(?:bt\d|smpte|fcc|ycgco|gbr)/.test(name)) ?? null;
  return { range, matrix };
}

/** Determined frames below which idet's count is not believed. */
const minIdetFrames = 8;

/**
 * A source that declares itself progressive is; idet takes some moving patterns for combs. One that
 * declares a field order may still be progressive, and one that declares nothing is judged by idet alone.
 */
function isInterlaced(words: readonly string[], text: string): boolean {
  if (words.includes('progressive')) return false;
  const declared = words.some((word) => /^(?:top|bottom) /.test(word));
  const match = /Multi frame detection: TFF:\s*(\d+) BFF:\s*(\d+) Progressive:\s*(\d+)/.exec(text);
  const [top = 0, bottom = 0, progressive = 0] = match?.slice(1).map(Number) ?? [];
  const determined = top + bottom + progressive;
  if (determined < minIdetFrames) return declared;
  return declared ? progressive < determined * 0.9 : Math.max(top, bottom) > determined * 0.8;
}
