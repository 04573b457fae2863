import { explain } from '../../../common/language/explain';
import { UserFacingError } from '../../../common/userFacingError';

/** The folder holds no recording that can be read. @param reason in English, as the system or the check says it */
export function recordingUnreadable(recordingId: string, reason: string): UserFacingError {
  return new UserFacingError(explain('replay.unreadable', { recordingId, reason }));
}

/** The folder is not there any more. */
export function recordingMissing(recordingId: string): UserFacingError {
  return new UserFacingError(explain('replay.missing', { recordingId }));
}

/** A newer version of the application wrote it. */
export function recordingNewer(recordingId: string): UserFacingError {
  return new UserFacingError(explain('replay.newer', { recordingId }));
}

/** It has no picture (yet) that could be shown. */
export function recordingEmpty(recordingId: string): UserFacingError {
  return new UserFacingError(explain('replay.empty', { recordingId }));
}

/** What an error says in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
