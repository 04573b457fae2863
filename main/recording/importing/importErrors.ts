import { explain } from '../../../common/language/explain';
import { UserFacingError } from '../../../common/userFacingError';
import { reasonOf } from '../reader/readerErrors';
import { diskFull, encoderFailed } from '../recorder/recordingErrors';

const bytesPerMegabyte = 1024 * 1024;

/** Nothing in the file looks like an endoscopic picture. @param name of the file, without its folder */
export function importWithoutFieldOfView(name: string): UserFacingError {
  return new UserFacingError(explain('import.noFieldOfView', { name }));
}

/** There is too little room before it begins. */
export function importWithoutSpace(
  name: string,
  folder: string,
  neededBytes: number,
  freeBytes: number,
): UserFacingError {
  const needed = Math.ceil(neededBytes / bytesPerMegabyte);
  const free = Math.max(0, Math.floor(freeBytes / bytesPerMegabyte));
  return new UserFacingError(explain('import.noSpace', { name, folder, needed, free }));
}

/** The disk became full meanwhile. */
export function importDiskFull(name: string, folder: string): UserFacingError {
  return new UserFacingError(explain('import.diskFull', { name, folder }));
}

/** What a recorder says of its disk and its encoder, in the words of an import, which has an end. */
export function importFailed(name: string, folder: string, error: unknown): UserFacingError {
  const key = error instanceof UserFacingError ? error.words?.key : undefined;
  const fullKey = diskFull(folder).words?.key;
  if (key === fullKey) return importDiskFull(name, folder);
  const isEncoder = key === encoderFailed(folder, '').words?.key;
  const given = error instanceof UserFacingError ? error.words?.values['reason'] : undefined;
  const reason = typeof given === 'string' ? given : reasonOf(error);
  const explanation = isEncoder
    ? explain('import.encoderFailed', { name, reason })
    : explain('import.notWritten', { name, folder, reason });
  return new UserFacingError(explanation, { cause: error });
}
