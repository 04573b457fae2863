import { resolve } from 'node:path';
import type { Size } from '../../../common/geometry';

/** An encoder of ffmpeg with what it needs to be fast enough. */
export interface EncoderChoice {
  /** As ffmpeg names it, such as `libx264`. */
  readonly encoder: string;
  /** Words of the command line before the input: a device that has to be opened. */
  readonly before: readonly string[];
  /** Filter that brings I420 to what the encoder takes; null where it takes that. */
  readonly filter: string | null;
  /** Words of the command line after `-c:v`. */
  readonly options: readonly string[];
}

/** The pictures of one video file. */
export interface EncodedShape extends Size {
  readonly framesPerSecond: number;
}

const quietly = ['-hide_banner', '-nostats', '-loglevel', 'error'];

/** Words of ffmpeg for pictures of BT.709 in the limited range, as every display frame is and every file shall be. */
export const bt709 = [
  ...['-color_range', 'tv', '-colorspace', 'bt709'],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709'],
];

/**
 * What makes a file play whose writer was killed: half a second is the most that is not on its way to the disk
 * (measured: docs/adr/0019-recording.md).
 */
const crashSafeMp4 = [
  ...['-f', 'mp4', '-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
  ...['-frag_duration', '500000', '-flush_packets', '1'],
];

/**
 * Raw I420 frames from stdin to a fragmented MP4 of H.264: frame k lies at k / framesPerSecond, a key frame every
 * second, none that refers to a later one.
 */
export function encoderArguments(
  choice: EncoderChoice,
  shape: EncodedShape,
  path: string,
): string[] {
  return [...encode(choice, shape), ...crashSafeMp4, '-y', `file:${resolve(path)}`];
}

/** The same without a file: whether an encoder works, and how fast. */
export function probeArguments(choice: EncoderChoice, shape: EncodedShape): string[] {
  return [...encode(choice, shape), '-f', 'null', '-'];
}

function encode(choice: EncoderChoice, { width, height, framesPerSecond }: EncodedShape): string[] {
  const rate = String(framesPerSecond);
  const filter = choice.filter === null ? [] : ['-vf', choice.filter];
  return [
    ...quietly,
    ...choice.before,
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${width}x${height}`],
    ...['-framerate', rate, ...bt709, '-i', 'pipe:0'],
    ...filter,
    ...['-c:v', choice.encoder, ...choice.options, '-bf', '0'],
    ...['-g', String(Math.max(1, Math.round(framesPerSecond))), ...bt709, '-an'],
  ];
}
