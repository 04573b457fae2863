import { basename } from 'node:path';
import { explain } from '../../common/language/explain';
import type { MessageKey, MessageValues } from '../../common/language/messageWords';
import { UserFacingError } from '../../common/userFacingError';

/** What the system and ffmpeg say, and the message that stands for it. */
const known: readonly { readonly said: RegExp; readonly key: MessageKey }[] = [
  { said: /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i, key: 'clip.diskFull' },
  {
    said: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    key: 'clip.notWritable',
  },
  { said: /ENOENT|ENOTDIR|No such file or directory/i, key: 'clip.folderMissing' },
];

/** Something that is not made a clip of, with its words of `messages.json`. */
export function clipRefused(key: MessageKey, values: MessageValues = {}): UserFacingError {
  return new UserFacingError(explain(key, values));
}

/**
 * Says why a clip is not on the disk; what has words already keeps them.
 * @param path as the person chose it
 */
export function clipNotWritten(path: string, error: unknown): Error {
  if (error instanceof UserFacingError || isAbort(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const key = known.find(({ said }) => said.test(`${code} ${reason}`))?.key ?? 'clip.notWritten';
  return new UserFacingError(explain(key, { name: basename(path), reason }), { cause: error });
}

/** ffmpeg did not write the film. @param said its own words */
export function encoderFailed(path: string, said: string, failure: string): Error {
  const key = known.find((one) => one.said.test(said))?.key ?? 'clip.encoderFailed';
  return clipRefused(key, { name: basename(path), reason: failure });
}

/** Whether a person stopped it, which is no failure. */
export function isAbort(error: unknown): error is Error {
  return error instanceof Error && error.name === 'AbortError';
}
