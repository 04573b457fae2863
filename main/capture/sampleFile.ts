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
/** Films with fewer key frames are decoded from their beginning, for at most so long. */
const minDistinctSamples = 4;
const decodedDurationMs = 5000;
/** A slow network share may need this long. */
const samplingTimeoutMs = 20_000;

/** What sampling needs of its surroundings. */
export interface SamplingOptions {
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
}

/**
 * Grey pictures of a film with square pixels, spread over its first minute, or over its first seconds
 * where it has few key frames to go to; fewer where it cannot be read.
 */
export async function sampleFile(
  path: string,
  video: ProbedVideo,
  options: SamplingOptions,
): Promise<LumaImage[]> {
  const size = squareSize(video);
  const input = fileInput(path);
  const { durationMs } = video;
  const run = async (sampling: readonly string[]) => {
    const limits = { signal: options.signal, timeoutMs: samplingTimeoutMs };
    const commandLine = [...quietly, ...sampling, ...greyOutput];
    return cutLumaImages(
      (await collectFfmpeg(options.ffmpegPath, commandLine, limits)).bytes,
      size,
    );
  };
  const keyFrames =
    durationMs === null || isStill(video)
      ? []
      : await run(keyFrameArguments(input, durationMs, size));
  if (distinctCount(keyFrames) >= minDistinctSamples) return keyFrames;
  return [...keyFrames, ...(await run(beginningArguments(input, durationMs, size)))];
}

/** Whether there is one frame only, as in an image: all its samples are the same. */
function isStill({ durationMs, framesPerSecond }: ProbedVideo): boolean {
  return durationMs !== null && durationMs * framesPerSecond <= 1000;
}

function distinctCount(images: readonly LumaImage[]): number {
  return images.filter(
    (image, index) =>
      index === 0 || Buffer.compare(image.values, images[index - 1]?.values ?? image.values) !== 0,
  ).length;
}

/**
 * The key frames before a dozen positions, which cost no further decoding. One ffmpeg that opens the
 * file once for each starts far sooner than a dozen ffmpegs.
 */
function keyFrameArguments(input: string, durationMs: number, size: Size): string[] {
  const spacingMs = Math.min(durationMs, sampledDurationMs) / sampleCount;
  const indices = Array.from({ length: sampleCount }, (_, index) => index);
  const inputs = indices.flatMap((index) => {
    const position = ['-ss', `${((index + 0.5) * spacingMs) / 1000}`, '-t', '0.01'];
    return ['-threads', '1', '-noaccurate_seek', ...position, ...fileOptions, '-i', input];
  });
  const each = indices.map(
    (index) => `[${index}:V:0]trim=end_frame=1,${greyFilter(size)},setpts=0[sample${index}];`,
  );
  const labels = indices.map((index) => `[sample${index}]`);
  const joined = `${each.join('')}${labels.join('')}concat=n=${sampleCount}[samples]`;
  return [...inputs, '-filter_complex', joined, '-map', '[samples]'];
}

function beginningArguments(input: string, durationMs: number | null, size: Size): string[] {
  const spanMs = Math.min(durationMs ?? decodedDurationMs, decodedDurationMs);
  const filters = `${selectEvery(spanMs / sampleCount)},${greyFilter(size)}`;
  const source = ['-t', `${spanMs / 1000}`, ...fileOptions, '-i', input, '-map', '0:V:0'];
  return [...source, '-vf', filters, '-frames:v', `${sampleCount}`];
}

/** Lets pictures pass that are at least so far apart. */
export function selectEvery(spacingMs: number): string {
  return `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${spacingMs / 1000})'`;
}

/** Grey of the full range at a size. */
function greyFilter({ width, height }: Size): string {
  return `scale=${width}:${height}:out_range=pc,format=gray,setsar=1`;
}

/** Raw grey pictures on stdout. */
export const greyOutput: readonly string[] = [
  ...[
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-c:v',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-threads',
    '1',
    'pipe:1',
  ],
];

/** The complete pictures in a run of grey bytes. */
export function cutLumaImages(bytes: Uint8Array, size: Size): LumaImage[] {
  const length = size.width * size.height;
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, index) => ({
    ...size,
    values: bytes.subarray(index * length, (index + 1) * length),
  }));
}
