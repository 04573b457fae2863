import { basename } from 'node:path';
import { explain } from '../../../../common/language/explain';
import type { MessageKey } from '../../../../common/language/messageWords';
import { UserFacingError } from '../../../../common/userFacingError';

const keyOfCode: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['ENOSPC', 'exports.diskFull'],
  ['EDQUOT', 'exports.diskFull'],
  ['EACCES', 'exports.notWritable'],
  ['EPERM', 'exports.notWritable'],
  ['EROFS', 'exports.notWritable'],
  ['ENOENT', 'exports.folderMissing'],
  ['ENOTDIR', 'exports.folderMissing'],
]);

/** Says why an export is not on the disk; one that has words already keeps them. */
export function exportNotWritten(path: string, error: unknown): Error {
  if (error instanceof UserFacingError || isAbort(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = keyOfCode.get(code) ?? 'exports.notWritten';
  return new UserFacingError(explain(key, { name: basename(path), reason }), { cause: error });
}

/** Whether a person stopped it, which is no failure. */
export function isAbort(error: unknown): error is Error {
  return error instanceof Error && error.name === 'AbortError';
}
