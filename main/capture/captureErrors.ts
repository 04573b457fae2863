import { explain } from '../../common/language/explain';
import { UserFacingError } from '../../common/userFacingError';

/** A source cannot be opened or is lost. The message names the source and says what to do. */
export class CaptureError extends UserFacingError {}

/** No ffmpeg executable was found, or the one that was named cannot be started. */
export class FfmpegMissingError extends CaptureError {}
/** The file or the device does not exist or may not be read. */
export class SourceMissingError extends CaptureError {}
/** The file is there but holds no picture that ffmpeg can decode. */
export class NotAVideoError extends CaptureError {}
/** The capture device is there but gives no picture. */
export class DeviceError extends CaptureError {}
/** The field of view that was asked for does not fit into the picture. */
export class FieldOfViewError extends CaptureError {}
/** The source delivered pictures and then broke off. */
export class SourceLostError extends CaptureError {}

/** Neither a packaged copy of ffmpeg nor one on the PATH is there. */
export function ffmpegNotFound(): FfmpegMissingError {
  return new FfmpegMissingError(explain('ffmpeg.notFound'));
}

/** The environment variable AMPULLA_FFMPEG names no executable file. */
export function ffmpegNamedWrongly(path: string): FfmpegMissingError {
  return new FfmpegMissingError(explain('ffmpeg.wrongVariable', { path }));
}

/** What was found as ffmpeg is no executable file. */
export function ffmpegNotExecutable(path: string): FfmpegMissingError {
  return new FfmpegMissingError(explain('ffmpeg.notExecutable', { path }));
}

/** The system does not start what was named as ffmpeg. */
export function ffmpegNotStarted(path: string, cause: Error): FfmpegMissingError {
  const explanation = explain('ffmpeg.notStarted', { path, reason: cause.message });
  return new FfmpegMissingError(explanation, { cause });
}

/** @param name without its folder */
export function fileMissing(name: string, path: string): SourceMissingError {
  return new SourceMissingError(explain('file.missing', { name, path }));
}

/** This user may not read the file. */
export function fileDenied(name: string): SourceMissingError {
  return new SourceMissingError(explain('file.denied', { name }));
}

/** What a file is instead of a video. */
export type FileFault = 'folder' | 'special' | 'empty' | 'notVideo' | 'noVideoStream' | 'noPicture';

/** The file cannot be played. */
export function notAVideo(name: string, fault: FileFault): NotAVideoError {
  return new NotAVideoError(explain(`file.${fault}`, { name }));
}

/** The same with what ffmpeg said about it, if anything. */
export function notAVideoBecause(
  name: string,
  fault: 'notVideo' | 'noPicture',
  reason: string | null,
): NotAVideoError {
  if (reason === null) return notAVideo(name, fault);
  return new NotAVideoError(explain(`file.${fault}Because`, { name, reason }));
}

/** ffmpeg did not come to an end with the file. */
export function fileSilent(name: string, seconds: number): NotAVideoError {
  return new NotAVideoError(explain('file.silent', { name, seconds }));
}

/** @param reason short words of ffmpeg, or how it ended. */
export function sourceLost(name: string, reason: string): SourceLostError {
  return new SourceLostError(explain('source.brokeOff', { name, reason }));
}

/** A source without an end came to one. */
export function sourceSilent(name: string): SourceLostError {
  return new SourceLostError(explain('source.silent', { name }));
}
