import { spawn } from 'node:child_process';
import type { Size } from '../../../common/geometry';
import { plainPng } from '../plainPng';

/** A recorded frame in I420. */
export interface RawPicture {
  readonly pixels: Uint8Array;
  readonly size: Size;
}

/** Colours as the live view and the player draw them. */
const toRgb = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24';

/**
 * A recorded frame as a PNG file with nothing in it but the picture.
 * @throws what the system says where ffmpeg cannot be started; RangeError where it gave no picture
 */
export async function framePng(ffmpegPath: string, picture: RawPicture): Promise<Buffer> {
  const { width, height } = picture.size;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`];
  const png = ['-vf', toRgb, '-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe'];
  const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];
  const ffmpeg = spawn(ffmpegPath, [...quiet, ...raw, '-i', 'pipe:0', ...png, 'pipe:1'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const chunks: Uint8Array[] = [];
  ffmpeg.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  // One that ends early breaks the pipe; what it wrote says enough.
  ffmpeg.stdin.on('error', () => undefined);
  ffmpeg.stdin.end(picture.pixels);
  await new Promise<void>((resolve, reject) => {
    ffmpeg.once('error', reject);
    ffmpeg.once('close', resolve);
  });
  return plainPng(Buffer.concat(chunks));
}
