import { explain } from '../../../common/language/explain';
import type { MessageKey } from '../../../common/language/messageWords';
import { UserFacingError } from '../../../common/userFacingError';

/** Why frames are not written, as a timeline says it. */
export type LossReason = 'encoder' | 'disk' | 'slow';

const keyOfCode: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['ENOSPC', 'recording.diskFull'],
  ['EDQUOT', 'recording.diskFull'],
  ['EFBIG', 'recording.diskFull'],
  ['EACCES', 'recording.notWritable'],
  ['EPERM', 'recording.notWritable'],
  ['EROFS', 'recording.notWritable'],
  ['ENOENT', 'recording.folderMissing'],
  ['ENOTDIR', 'recording.folderMissing'],
  ['ESTALE', 'recording.folderMissing'],
]);

/** Says why nothing can be written into the folder for recordings. */
export function recordingNotWritten(folder: string, error: unknown): UserFacingError {
  if (error instanceof UserFacingError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = keyOfCode.get(code) ?? 'recording.notWritten';
  return new UserFacingError(explain(key, { folder, reason }), { cause: error });
}

/** Says why an encoder ended although it should not have. */
export function encoderFailed(folder: string, errorText: string): UserFacingError {
  if (/no space left|disk quota|file too large/iu.test(errorText)) return diskFull(folder);
  if (/no such file or directory/iu.test(errorText)) return folderMissing(folder);
  const lines = errorText.trim().split('\n');
  const reason = lines.at(-1) ?? '';
  return new UserFacingError(explain('recording.encoderFailed', { reason }));
}

export function diskFull(folder: string): UserFacingError {
  return new UserFacingError(explain('recording.diskFull', { folder }));
}

export function folderMissing(folder: string): UserFacingError {
  return new UserFacingError(explain('recording.folderMissing', { folder }));
}

/** Says that frames came faster than they could be encoded or written. */
export function recordingTooSlow(): UserFacingError {
  return new UserFacingError(explain('recording.tooSlow', {}));
}

/** Says that there is hardly any room before a recording begins. */
export function tooLittleSpace(folder: string, minutes: number): UserFacingError {
  return new UserFacingError(explain('recording.tooLittleSpace', { folder, minutes }));
}
