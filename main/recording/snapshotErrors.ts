import { explain } from '../../common/language/explain';
import type { MessageKey } from '../../common/language/messageWords';
import { UserFacingError } from '../../common/userFacingError';

const keyOfCode: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['ENOSPC', 'snapshot.diskFull'],
  ['EDQUOT', 'snapshot.diskFull'],
  ['EACCES', 'snapshot.notWritable'],
  ['EPERM', 'snapshot.notWritable'],
  ['EROFS', 'snapshot.notWritable'],
  ['ENOENT', 'snapshot.folderMissing'],
  ['ENOTDIR', 'snapshot.folderMissing'],
]);

/** Says why a snapshot is not on the disk. @param folder as the person chose it */
export function snapshotNotWritten(folder: string, error: unknown): UserFacingError {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = keyOfCode.get(code) ?? 'snapshot.notWritten';
  return new UserFacingError(explain(key, { folder, reason }), { cause: error });
}

/** Says why there is no picture to write. */
export function snapshotNotComposed(reason: string): UserFacingError {
  return new UserFacingError(explain('snapshot.notComposed', { reason }));
}
