import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFileMissing } from '../../files/fileMissing';

/** Left to the case log and the settings: a recording must not take the last of a disk. Unit: bytes. */
export const reservedBytes = 200 * 1024 * 1024;
/** What a minute of recording takes where none was measured: 720p30 by x264, with room. Unit: bytes. */
export const usualBytesPerMinute = 40 * 1024 * 1024;
/** A recording of less is not begun. */
export const fewestMinutes = 2;

/**
 * Free bytes for a person's files; null where the system does not tell.
 * @param isToBeMade whether a folder that is not there will be made, on the disk of the one above it
 */
export async function freeBytesIn(folder: string, isToBeMade = false): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(folder);
    const asksParent = isToBeMade && isFileMissing(error) && parent !== folder;
    return asksParent ? freeBytesIn(parent, isToBeMade) : null;
  }
}

/** For how long the free space lasts. Unit: whole minutes, rounded down. */
export function forecastMinutes(
  freeBytes: number | null,
  bytesPerMinute: number,
  reserved = reservedBytes,
): number | null {
  if (freeBytes === null) return null;
  return Math.max(0, Math.floor((freeBytes - reserved) / bytesPerMinute));
}
