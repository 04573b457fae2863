import { join } from 'node:path';
import type { FieldOfViewChoice } from '../../common/fieldOfView';
import type { Size } from '../../common/geometry';
import { collectFfmpeg } from '../capture/collectFfmpeg';
import { fileInput, quietly } from '../capture/ffmpegArguments';
import { createFrameSource } from '../capture/frameSource';
import type { OpenSource } from '../pipeline/livePipeline';
import { BenchError } from './benchError';

/** What the sources of a bench are made with. */
export interface SourceMaker {
  readonly ffmpegPath: string;
  readonly nowMs: () => number;
  readonly resourceRoot: string;
  readonly scratchFolder: string;
  readonly signal: AbortSignal;
}

/** The sources of a bench, each for the pipeline to open. */
export interface BenchSources {
  /** The bundled procedure with its field of view found, as the application opens it. */
  readonly demo: OpenSource;
  /** The same, whole frames of so many lines at 30 a second. */
  readonly whole720: OpenSource;
  readonly whole1080: OpenSource;
}

const clipSeconds = 10;
const clipFramesPerSecond = 30;
const clipWithinMs = 120_000;
const size720: Size = { width: 1280, height: 720 };
const size1080: Size = { width: 1920, height: 1080 };

/** Makes the clips and describes all sources, which play at their own speed, over and over. */
export async function makeSources(maker: SourceMaker): Promise<BenchSources> {
  const { resourceRoot, scratchFolder } = maker;
  const demo = join(resourceRoot, 'assets', 'demo', 'demo.mp4');
  const clip720 = join(scratchFolder, 'whole720.mkv');
  const clip1080 = join(scratchFolder, 'whole1080.mkv');
  await makeClip(demo, clip720, size720, maker);
  await makeClip(demo, clip1080, size1080, maker);
  return {
    demo: playing(demo, 'auto', maker),
    whole720: playing(clip720, 'none', maker),
    whole1080: playing(clip1080, 'none', maker),
  };
}

function playing(
  path: string,
  fieldOfView: FieldOfViewChoice,
  { ffmpegPath, nowMs }: SourceMaker,
): OpenSource {
  return (modelInput) =>
    createFrameSource(
      { kind: 'file', path, pace: 'realTime', repeat: true },
      { ffmpegPath, nowMs, fieldOfView, displayOutput: true, modelInput },
    );
}

/**
 * MPEG-2 without B frames costs 1.3 ms of one core to decode at 1080 lines, so that it is not the
 * decoder that is measured: a capture card delivers pictures that need none.
 */
const cheapToDecode = ['-c:v', 'mpeg2video', '-q:v', '3', '-bf', '0', '-g', '15', '-an'];

async function makeClip(
  from: string,
  to: string,
  { width, height }: Size,
  { ffmpegPath, signal }: SourceMaker,
): Promise<void> {
  const picture = `scale=${width}:${height}:flags=bilinear,fps=${clipFramesPerSecond}`;
  const color = ['-colorspace', 'bt709', '-pix_fmt', 'yuv420p'];
  const words = [
    ...quietly,
    ...['-y', '-i', fileInput(from), '-t', `${clipSeconds}`, '-vf', picture],
    ...[...cheapToDecode, ...color, fileInput(to)],
  ];
  const made = await collectFfmpeg(ffmpegPath, words, { signal, timeoutMs: clipWithinMs });
  if (made.code === 0) return;
  throw new BenchError(`ffmpeg could not make the clip of ${height} lines: ${made.errorText}`);
}
