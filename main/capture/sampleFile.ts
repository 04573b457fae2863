import type { Size } from '../../common/geometry';
import { collectFfmpeg } from './collectFfmpeg';
import { fileInput, fileOptions, quietly } from './ffmpegArguments';
import type { LumaImage } from './lumaImage';
import { squareSize } from './pictureGeometry';
import type { ProbedVideo } from './probeParser';

/** Pictures that the field of view is sought in. More find dim corners a little better, and take longer. */
export const sampleCount = 12;
/** Only this much of a long film is sampled: what comes later may be another picture. */
const sampledDurationMs = 60_000;
/** Shorter films, and those without a known duration, are read from their beginning. */
const minSeekableMs = 2000;
/** A slow network share may need this long for a dozen seeks. */
const samplingTimeoutMs = 20_000;

/** What sampling needs of its surroundings. */
export interface SamplingOptions {
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
}

/** Grey pictures of a film with square pixels, spread over its first minute; fewer where it cannot be read. */
export async function sampleFile(
  path: string,
  video: ProbedVideo,
  { ffmpegPath, signal }: SamplingOptions,
): Promise<LumaImage[]> {
  const size = squareSize(video);
  const commandLine = [
    ...quietly,
    ...samplingArguments(fileInput(path), video, size),
    ...greyOutput,
  ];
  const limits = { signal, timeoutMs: samplingTimeoutMs };
  const { bytes } = await collectFfmpeg(ffmpegPath, commandLine, limits);
  return cutLumaImages(bytes, size);
}

function samplingArguments(input: string, { durationMs }: ProbedVideo, size: Size): string[] {
  if (durationMs === null || durationMs < minSeekableMs) {
    const source = [...fileOptions, '-i', input, '-map', '0:V:0'];
    return [...source, '-vf', greyFilter(size), '-frames:v', `${sampleCount}`];
  }
  const spacingMs = Math.min(durationMs, sampledDurationMs) / sampleCount;
  const positions = Array.from({ length: sampleCount }, (_, index) => (index + 0.5) * spacingMs);
  const inputs = positions.flatMap((atMs) => [...seekOptions(atMs), ...fileOptions, '-i', input]);
  return [...inputs, '-filter_complex', joinedSamples(size), '-map', '[samples]'];
}

/** The key frame before a position is as good as the position itself and costs no further decoding. */
function seekOptions(atMs: number): string[] {
  return ['-threads', '1', '-noaccurate_seek', '-ss', `${atMs / 1000}`, '-t', '0.01'];
}

/** One ffmpeg that opens the file once for each sample starts a dozen times faster than a dozen ffmpegs. */
function joinedSamples(size: Size): string {
  const inputs = Array.from({ length: sampleCount }, (_, index) => index);
  const each = inputs.map(
    (index) => `[${index}:V:0]trim=end_frame=1,${greyFilter(size)},setpts=0[sample${index}];`,
  );
  const labels = inputs.map((index) => `[sample${index}]`);
  return `${each.join('')}${labels.join('')}concat=n=${sampleCount}[samples]`;
}

/** Grey of the full range at a size. */
function greyFilter({ width, height }: Size): string {
  return `scale=${width}:${height}:out_range=pc,format=gray,setsar=1`;
}

/** Raw grey pictures on stdout. */
export const greyOutput: readonly string[] = [
  ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-c:v', 'rawvideo', '-threads', '1', 'pipe:1'],
];

/** The complete pictures in a run of grey bytes. */
export function cutLumaImages(bytes: Uint8Array, size: Size): LumaImage[] {
  const length = size.width * size.height;
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, index) => ({
    ...size,
    values: bytes.subarray(index * length, (index + 1) * length),
  }));
}
