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

const othersWork = 'Other sources can be opened as before.';

/** @param what where ffmpeg was looked for or why it could not be started, as half a sentence. */
export function ffmpegMissing(what: string, cause?: unknown): FfmpegMissingError {
  return new FfmpegMissingError(
    {
      whatHappened: `ffmpeg was not found: ${what}.`,
      whatStillWorks: 'Without it no video can be opened; models and settings still work.',
      whatToDo:
        'Install ffmpeg (on Debian: apt-get install ffmpeg), or name its executable in the environment variable AMPULLA_FFMPEG, and try again.',
    },
    { cause },
  );
}

/** @param why half a sentence such as `does not exist`. */
export function sourceMissing(name: string, why: string, whatToDo: string): SourceMissingError {
  return new SourceMissingError({
    whatHappened: `"${name}" ${why}.`,
    whatStillWorks: othersWork,
    whatToDo,
  });
}

/** @param why half a sentence such as `is empty`. */
export function notAVideo(name: string, why: string): NotAVideoError {
  return new NotAVideoError({
    whatHappened: `"${name}" ${why}.`,
    whatStillWorks: othersWork,
    whatToDo: 'Choose a video file such as MP4, MKV, AVI or MOV.',
  });
}

/** @param reason short words of ffmpeg, or how it ended. */
export function sourceLost(name: string, reason: string): SourceLostError {
  return new SourceLostError({
    whatHappened: `The source "${name}" broke off (${reason}).`,
    whatStillWorks: othersWork,
    whatToDo: 'Check the source, then open it again.',
  });
}
