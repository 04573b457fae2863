import { explain } from '../../common/language/explain';
import { UserFacingError } from '../../common/userFacingError';

/** Codes of the system for a disk that takes nothing more. */
const codesOfFull: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** What was given in is not on the disk, so nothing was revealed and it can be given in again. */
export function notKept(folder: string, error: unknown): UserFacingError {
  const isFull = error instanceof Error && 'code' in error && codesOfFull.includes(error.code);
  const explanation = isFull
    ? explain('training.diskFull', { folder })
    : explain('training.notKept', { folder, reason: reasonOf(error) });
  return new UserFacingError(explanation, { cause: error });
}

/** Files of the training, or lines of them, are damaged. */
export function partlyUnreadable(folder: string, files: readonly string[]): UserFacingError {
  return new UserFacingError(
    explain('training.partlyUnreadable', { folder, files: files.join(', ') }),
  );
}

/** What an error says in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
