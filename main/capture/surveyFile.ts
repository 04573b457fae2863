import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CaptureOptions } from './captureContract';
import { CaptureError, ffmpegMissing, notAVideo, sourceMissing } from './captureErrors';
import { fileInput, fileOptions } from './ffmpegArguments';
import { type CommandOutcome, probeCommand } from './ffmpegCommands';
import { decidedFieldOfView } from './fieldOfViewDecision';
import { detectFieldOfView } from './fieldOfViewDetector';
import { ffmpegReason } from './ffmpegReason';
import { squareSize } from './pictureGeometry';
import { hasVideoStream, parseContainer, parseProbe, type ProbedVideo } from './probeParser';
import { sampleFile } from './sampleFile';
import type { SourceFindings } from './sourceFindings';

/** A healthy file answers within a second; a network share may take longer. */
const probeTimeoutMs = 20_000;

/**
 * Looks at a file: streams, interlacing, field of view.
 * @throws CaptureError that names the file when it is not there or is no video.
 */
export async function surveyFile(
  path: string,
  options: CaptureOptions,
  signal: AbortSignal,
): Promise<SourceFindings> {
  await checkReadable(path);
  const { ffmpegPath } = options;
  const video = await probeFile(path, ffmpegPath, signal);
  if (decidedFieldOfView(options, squareSize(video), basename(path)) !== null) {
    return { video, fieldOfView: null };
  }
  const samples = await sampleFile(path, video, { ffmpegPath, signal });
  return { video, fieldOfView: samples.length > 0 ? detectFieldOfView(samples) : null };
}

/**
 * What ffmpeg finds in a file.
 * @throws NotAVideoError, or FfmpegMissingError when ffmpeg cannot be started.
 */
export async function probeFile(
  path: string,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<ProbedVideo> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(probeTimeoutMs)]);
  const outcome = await probeCommand(ffmpegPath, fileInput(path), fileOptions, limit);
  signal.throwIfAborted();
  if (outcome.missing) throw ffmpegMissing(outcome.errorText);
  // Text with certain extensions is taken for the drawing of a terminal.
  const isText = parseContainer(outcome.errorText) === 'tty';
  const video = isText ? null : parseProbe(outcome.errorText);
  if (!video) throw unreadable(path, outcome, limit.aborted);
  return video;
}

function unreadable(path: string, { errorText }: CommandOutcome, timedOut: boolean): CaptureError {
  const name = basename(path);
  if (timedOut) return notAVideo(name, 'did not answer within 20 seconds');
  const container = parseContainer(errorText);
  if (container === null || container === 'tty') {
    return notAVideo(name, `is not a video${quoted(errorText)}`);
  }
  if (!hasVideoStream(errorText)) return notAVideo(name, 'holds no video, only sound or text');
  return notAVideo(name, `holds no picture that can be decoded${quoted(errorText)}`);
}

function quoted(errorText: string): string {
  const reason = ffmpegReason(errorText);
  return reason === null ? '' : ` (ffmpeg says: ${reason})`;
}

async function checkReadable(path: string): Promise<void> {
  const name = basename(path);
  const facts = await stat(path).catch(() => null);
  if (!facts)
    throw sourceMissing(name, `does not exist (${path})`, 'Check the name and the folder.');
  if (facts.isDirectory()) throw notAVideo(name, 'is a folder, not a video file');
  if (!facts.isFile()) throw notAVideo(name, 'is not an ordinary file');
  if (facts.size === 0) throw notAVideo(name, 'is empty');
  await access(path, constants.R_OK).catch(() => {
    throw sourceMissing(name, 'may not be read by this user', 'Change the rights of the file.');
  });
}
