import type { Size } from '../../../common/geometry';
import { FfmpegProcess } from '../../capture/ffmpegProcess';
import { FrameSplitter } from '../../capture/frameSplitter';
import { numberIn } from '../../recording/testKit/numberedFrame';
import { BenchError } from '../benchError';

/** Enough to tell blocks of a quarter of it apart. */
const readSize: Size = { width: 64, height: 48 };
const stdout = 1;

/**
 * The numbers that the frames of a video show, each decoded.
 * @throws BenchError where it does not decode
 */
export async function readNumbers(ffmpegPath: string, path: string): Promise<number[]> {
  const { width, height } = readSize;
  const ffmpeg = new FfmpegProcess(ffmpegPath, [
    ...['-v', 'error', '-i', `file:${path}`, '-vf', `scale=${width}:${height}:flags=neighbor`],
    ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-fps_mode', 'passthrough', 'pipe:1'],
  ]);
  const splitter = new FrameSplitter(width * height);
  const numbers: number[] = [];
  ffmpeg.output(stdout).on('data', (chunk: Uint8Array) => {
    for (const pixels of splitter.push(chunk)) numbers.push(numberIn(pixels, readSize));
  });
  const { code, errorText } = await ffmpeg.exited;
  if (code === 0) return numbers;
  throw new BenchError(`A recorded video does not decode: ${errorText}`);
}
