import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CaptureOptions } from './captureContract';
import {
  type CaptureError,
  ffmpegNotExecutable,
  fileDenied,
  fileMissing,
  fileSilent,
  notAVideo,
  notAVideoBecause,
} from './captureErrors';
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
  if (outcome.missing) throw ffmpegNotExecutable(ffmpegPath);
  // Text with certain extensions is taken for the drawing of a terminal.
  const isText = parseContainer(outcome.errorText) === 'tty';
  const video = isText ? null : parseProbe(outcome.errorText);
  if (!video) throw unreadable(path, outcome, limit.aborted);
  return video;
}

function unreadable(path: string, { errorText }: CommandOutcome, timedOut: boolean): CaptureError {
  const name = basename(path);
  if (timedOut) return fileSilent(name, probeTimeoutMs / 1000);
  const container = parseContainer(errorText);
  const reason = ffmpegReason(errorText);
  if (container === null || container === 'tty') return notAVideoBecause(name, 'notVideo', reason);
  if (!hasVideoStream(errorText)) return notAVideo(name, 'noVideoStream');
  return notAVideoBecause(name, 'noPicture', reason);
}

async function checkReadable(path: string): Promise<void> {
  const name = basename(path);
  const facts = await stat(path).catch(() => null);
  if (!facts) throw fileMissing(name, path);
  if (facts.isDirectory()) throw notAVideo(name, 'folder');
  if (!facts.isFile()) throw notAVideo(name, 'special');
  if (facts.size === 0) throw notAVideo(name, 'empty');
  await access(path, constants.R_OK).catch(() => {
    throw fileDenied(name);
  });
}
