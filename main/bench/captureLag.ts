import { atOnce } from '../capture/devices/deviceArguments';
import {
  captureArguments,
  captureExtraPipes,
  type CapturePlan,
  displayPipe,
  quietly,
} from '../capture/ffmpegArguments';
import { FfmpegProcess } from '../capture/ffmpegProcess';
import { FrameSplitter } from '../capture/frameSplitter';
import { type FrameByFrameSource, frameByFrameSource, framesBetween } from './frameByFrameSource';
import { cameTrue, mustCome, type Watch } from './waiting';

const size = { width: 320, height: 240 };
const firstExtraPipe = 3;
const modelInput = { width: 64, height: 64 };
/** More than ffmpeg looks at before it begins. */
const startFrames = 60;
/** Each is written when nothing of the one before is under way any more. */
const roundCount = 5;
const longestStartMs = 15_000;
/** A frame that has not come out after so long is held back. */
const quietMs = 700;

/**
 * How many frames of a source capture holds back. A device is played by frames that come one by one,
 * each of another grey, through the options of every capture device: the frames between what was written
 * last and what came out last, when all is quiet. What is dropped at the start does not count.
 * @throws BenchError when no frame comes out
 */
export async function measureCaptureLag(
  ffmpegPath: string,
  interlaced: boolean,
  watch: Watch,
): Promise<number> {
  const source = await frameByFrameSource({ ...size, interlaced });
  const words = [...input(source.address), ...afterInput(captureArguments(plan(interlaced)))];
  const ffmpeg = new FfmpegProcess(ffmpegPath, words, captureExtraPipes);
  try {
    const newestGrey = watchGreys(ffmpeg);
    await Promise.race([source.connected(), ffmpeg.exited]);
    for (let frame = 0; frame < startFrames; frame += 1) source.write();
    const failure = 'A capture that is fed frame by frame gives no picture.';
    await mustCome(() => newestGrey() !== null, longestStartMs, watch, failure);
    return await longestLag(source, newestGrey, watch);
  } finally {
    source.dispose();
    await ffmpeg.dispose();
  }
}

type NewestGrey = () => number | null;

async function longestLag(
  source: FrameByFrameSource,
  newestGrey: NewestGrey,
  watch: Watch,
): Promise<number> {
  const lag = (): number => framesBetween(newestGrey() ?? 0, source.newestGrey);
  let longest = 0;
  for (let round = 0; round <= roundCount; round += 1) {
    await cameTrue(() => lag() === 0, quietMs, watch);
    // The first round is the end of the start, when much is under way.
    if (round > 0) longest = Math.max(longest, lag());
    source.write();
  }
  return longest;
}

/** Grey in the middle of the newest display frame; null before the first. */
function watchGreys(ffmpeg: FfmpegProcess): NewestGrey {
  const splitter = new FrameSplitter((size.width * size.height * 3) / 2);
  const middle = (size.height / 2) * size.width + size.width / 2;
  let newest: number | null = null;
  ffmpeg.output(displayPipe).on('data', (chunk: Uint8Array) => {
    newest = splitter.push(chunk).at(-1)?.[middle] ?? newest;
  });
  // Every pipe must be emptied, or it stalls the others.
  for (let extra = 0; extra < captureExtraPipes; extra += 1) {
    ffmpeg.output(firstExtraPipe + extra).resume();
  }
  return () => newest;
}

function plan(interlaced: boolean): CapturePlan {
  const color = { pixelFormat: 'yuv420p', range: 'tv', matrix: 'bt709' } as const;
  const format = { framesPerSecond: 25, durationMs: null, pixelAspect: 1 };
  return {
    request: { kind: 'file', path: '-', pace: 'asFastAsPossible', repeat: false },
    video: { size, interlaced, color, ...format },
    frameSize: size,
    crop: { x: 0, y: 0, ...size },
    displaySize: size,
    displayOutput: true,
    modelInput,
    consoleOutput: false,
  };
}

function input(address: string): string[] {
  return [...quietly, ...atOnce, '-f', 'yuv4mpegpipe', '-i', address];
}

/** Filters and outputs of a capture, whatever it reads from. */
function afterInput(words: readonly string[]): string[] {
  return words.slice(words.indexOf('-i') + 2);
}
