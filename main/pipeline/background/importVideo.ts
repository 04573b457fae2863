import { basename } from 'node:path';
import type { Frame } from '../../../common/frame';
import type { JobPhase } from '../../../common/recordings/backgroundJob';
import type { SourceInfo } from '../../../common/status';
import {
  type CaptureOptions,
  createFrameSource,
  type FrameSource,
} from '../../capture/frameSource';
import {
  importWithoutFieldOfView,
  importWithoutSpace,
} from '../../recording/importing/importErrors';
import { ImportWriter, type ImportWriterOptions } from '../../recording/importing/importWriter';
import {
  freeBytesIn,
  reservedBytes,
  usualBytesPerMinute,
} from '../../recording/recorder/diskSpace';
import { BlankingWatch } from '../blankingWatch';
import { readFilm } from './filmFrames';
import type { WorkGate } from './workGate';

export interface ImportVideoOptions
  extends Omit<ImportWriterOptions, 'name' | 'source'>,
    Pick<CaptureOptions, 'fieldOfView' | 'confirmedFieldsOfView'> {
  /** Absolute path of the file. */
  readonly path: string;
  readonly nowMs: () => number;
  readonly gate: WorkGate;
  readonly signal: AbortSignal;
  /** @param share of the film that is written, 0 to 1 */
  readonly onProgress: (phase: JobPhase, share: number) => void;
}

/** What an import became. */
export interface ImportedVideo {
  readonly recordingId: string;
  /** Text that stands still could not be told from the picture: some of it is too coarse to be read. */
  readonly isCoarse: boolean;
}

const msPerMinute = 60_000;

/**
 * Makes a recording of a video file: field of view found, standing text blanked, written as the recorder writes. It
 * is looked through first until the standing text is known, so that the beginning need not be coarse, as it is live.
 * @throws UserFacingError that says why there is none; the signal's reason. Nothing is left of it then.
 */
export async function importVideo(options: ImportVideoOptions): Promise<ImportedVideo> {
  const search = new BlankingWatch({
    onBlanking: () => undefined,
    onError: () => undefined,
    later: (look) => look(),
  });
  const info = await lookThrough(options, search);
  await requireSpace(options, info);
  return writeAll(options, info, search);
}

/** Until text that stands still is known, or to the end. */
async function lookThrough(
  options: ImportVideoOptions,
  search: BlankingWatch,
): Promise<SourceInfo> {
  const source = openFilm(options, options.confirmedFieldsOfView);
  const found: SourceInfo[] = [];
  options.onProgress('looking', 0);
  await readFilm(source, {
    onInfo: (info) => {
      found.push(info);
      if (info.fieldOfViewOrigin === 'notFound') throw importWithoutFieldOfView(source.name);
    },
    onFrame: async (frame, info) => {
      await passGate(options);
      search.take(byFilmClock(frame), info);
      return search.blanking.state !== 'ready';
    },
  });
  const [info] = found;
  if (info === undefined) throw new Error('The film ended before it began.');
  return info;
}

async function writeAll(
  options: ImportVideoOptions,
  { width, height, fieldOfView }: SourceInfo,
  search: BlankingWatch,
): Promise<ImportedVideo> {
  const source = openFilm(options, [{ frame: { width, height }, fieldOfView }]);
  const opened: { writer: ImportWriter | null } = { writer: null };
  let isCoarse = false;
  try {
    await readFilm(source, {
      onInfo: () => undefined,
      onFrame: async (frame, info) => {
        await passGate(options);
        opened.writer ??= await ImportWriter.begin(writerOptions(options, source.name, info));
        // It goes on where the first look ended.
        search.take(byFilmClock(frame), info);
        const { blanking } = search;
        isCoarse ||= blanking.state !== 'ready';
        await opened.writer.write({ frame, info, blanking }, options.signal);
        const { durationMs } = info;
        if (durationMs !== null) {
          options.onProgress('writing', Math.min(1, frame.mediaTimeMs / durationMs));
        }
        return true;
      },
    });
    const recordingId = await opened.writer?.finish();
    if (recordingId === undefined) throw new Error('The film has no picture.');
    return { recordingId, isCoarse };
  } catch (error) {
    await opened.writer?.discard();
    throw error;
  }
}

function openFilm(
  { path, ffmpegPath, nowMs, fieldOfView }: ImportVideoOptions,
  confirmedFieldsOfView: CaptureOptions['confirmedFieldsOfView'] = [],
): FrameSource {
  return createFrameSource(
    { kind: 'file', path, pace: 'asFastAsPossible', repeat: false },
    {
      ...{ ffmpegPath, nowMs, fieldOfView, confirmedFieldsOfView },
      ...{ displayOutput: true, modelInput: null, isIdle: true },
    },
  );
}

function writerOptions(
  { root, mayMakeRoot, ffmpegPath, encoderFor, version, now }: ImportVideoOptions,
  name: string,
  { framesPerSecond, interlaced }: SourceInfo,
): ImportWriterOptions {
  return {
    ...{ root, mayMakeRoot, ffmpegPath, encoderFor, version, now, name },
    source: { kind: 'video', framesPerSecond, interlaced },
  };
}

async function passGate({ gate, signal }: ImportVideoOptions): Promise<void> {
  signal.throwIfAborted();
  await gate.pass(signal);
}

/** Looks are taken by the time of the film, however fast it comes. */
function byFilmClock(frame: Frame): Frame {
  return { ...frame, capturedAtMs: frame.mediaTimeMs };
}

async function requireSpace({ root, path }: ImportVideoOptions, info: SourceInfo): Promise<void> {
  const freeBytes = await freeBytesIn(root);
  if (freeBytes === null || info.durationMs === null) return;
  const needed = (info.durationMs / msPerMinute) * usualBytesPerMinute;
  const toSpare = freeBytes - reservedBytes;
  if (toSpare < needed) throw importWithoutSpace(basename(path), root, needed, toSpare);
}
