import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { syncFile } from '../files/durableFile';
import { encodeCommand } from '../capture/ffmpegCommands';
import { ffmpegReason } from '../capture/ffmpegReason';
import { RecordingReader } from '../recording/reader/recordingReader';
import { clipInputOptions, clipOutputOptions } from './clipEncoding';
import { clipNotWritten, clipRefused, encoderFailed } from './clipErrors';
import type { ClipJob } from './clipMessages';
import { clipPictures } from './clipPictures';
import { type ClipShape, clipShape } from './clipShape';
import { type ClipShot, clipShots } from './clipShots';
import { writeVideoObject } from './dicom/writeVideoObject';

/** Pictures that wait for ffmpeg: 1.4 MB each at 720p. */
const waitingPictures = 2;

/** Hears how many frames of a clip are made. */
export type ClipProgressListener = (done: number, total: number) => void;

/**
 * Makes a clip of a recording, also of one that grows, and puts it in its place when it is whole. Only reads the recording.
 * @returns frames of the clip
 * @throws UserFacingError that says what stood against it; AbortError when it was stopped. Nothing is left behind
 */
export async function makeClip(
  job: ClipJob,
  onProgress: ClipProgressListener,
  signal: AbortSignal,
): Promise<number> {
  const { film, object } = job.partialPaths;
  const reader = await RecordingReader.open(job.folder, job.ffmpegPath);
  try {
    await probeWriting(film);
    const last = Math.min(job.last, reader.frames - 1);
    const section = { first: Math.min(job.first, last), last };
    const shape = clipShape(reader.manifest, section);
    const frame = (number: number) => reader.frame(number);
    const shots = [...clipShots({ ...section, frame, framesPerSecond: shape.framesPerSecond })];
    const frames = shots.reduce((sum, { times }) => sum + times, 0);
    await encode(job, reader, shape, shots, (done) => onProgress(done, frames), signal);
    await syncFile(film);
    if (job.format === 'dicom') await writeVideoObject(job, { shape, frames }, signal);
    await rename(job.format === 'dicom' ? object : film, job.path);
    return frames;
  } catch (error) {
    signal.throwIfAborted();
    throw clipNotWritten(job.path, error);
  } finally {
    reader.dispose();
    await Promise.allSettled([film, object].map((path) => rm(path, { force: true })));
  }
}

/** Says at once, in the system's words, that nothing can be written at a place. */
async function probeWriting(path: string): Promise<void> {
  await (await open(path, 'w')).close();
}

async function encode(
  job: ClipJob,
  reader: RecordingReader,
  shape: ClipShape,
  shots: readonly ClipShot[],
  onPicture: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const made = counted(clipPictures(reader, shape, shots, job), onPicture);
  const failures: Error[] = [];
  const pictures = Readable.from(made, { highWaterMark: waitingPictures });
  pictures.on('error', (error) => failures.push(error));
  const request = {
    pictures,
    inputOptions: clipInputOptions(shape),
    outputOptions: clipOutputOptions(shape, job.format === 'dicom'),
    outputPath: job.partialPaths.film,
  };
  const outcome = await encodeCommand(job.ffmpegPath, request, signal);
  pictures.destroy();
  signal.throwIfAborted();
  const [failure] = failures;
  if (failure !== undefined) throw clipRefused('clip.notDecoded', { reason: failure.message });
  if (outcome.ok) return;
  if (outcome.missing) throw clipRefused('clip.encoderMissing', { name: basename(job.ffmpegPath) });
  const reason = ffmpegReason(outcome.errorText) ?? '';
  throw encoderFailed(job.path, outcome.errorText, `${outcome.failure} ${reason}`.trim());
}

async function* counted(
  pictures: AsyncIterable<Uint8Array>,
  onPicture: (done: number) => void,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const picture of pictures) {
    yield picture;
    done += 1;
    onPicture(done);
  }
}
