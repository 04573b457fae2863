import { bt709 } from '../recording/encoder/encoderArguments';
import type { ClipShape } from './clipShape';
import { videoLevel } from './videoLevel';

/** Words of ffmpeg's command line before the pictures that come through its stdin. */
export function clipInputOptions({ width, height, framesPerSecond }: ClipShape): string[] {
  return [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${width}x${height}`],
    ...['-framerate', String(framesPerSecond), ...bt709],
  ];
}

/** What makes it play everywhere: High profile, 4:2:0 of 8 bits, the index at the front, a key frame every two seconds. */
export function clipOutputOptions(shape: ClipShape, isForDicom: boolean): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '19', '-profile:v', 'high'],
    ...['-pix_fmt', 'yuv420p', '-g', String(Math.max(1, Math.round(2 * shape.framesPerSecond)))],
    // Beside a running procedure it shall be one of the things that wait.
    ...['-threads', '2', ...bt709, ...(isForDicom ? dicomOptions(shape) : [])],
    // Neither a time nor anything else of the recording stands in the file.
    ...['-an', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-movflags', '+faststart', '-f', 'mp4'],
  ];
}

function dicomOptions(shape: ClipShape): string[] {
  const { level, width, height } = videoLevel(shape);
  const isSmaller = width !== shape.width || height !== shape.height;
  return [
    ...['-level:v', level, '-maxrate', '20M', '-bufsize', '20M'],
    ...(isSmaller ? ['-vf', `scale=${width}:${height}`] : []),
  ];
}
