import { explain } from '../../common/language/explain';
import { SourceLostError } from './captureErrors';

/** A device or stream that delivered pictures is gone. @param reason short words of ffmpeg, or how it ended. */
export function liveBrokeOff(name: string, reason: string): SourceLostError {
  return new SourceLostError(explain('live.brokeOff', { name, reason }));
}

/** The pictures of a device or stream have another size or format than when it was opened. */
export function liveChanged(name: string): SourceLostError {
  return new SourceLostError(explain('live.changed', { name }));
}

/** A device or stream is open, but its pictures have stopped. */
export function liveSilent(name: string): SourceLostError {
  return new SourceLostError(explain('live.silent', { name }));
}
