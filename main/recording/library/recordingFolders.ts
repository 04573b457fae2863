import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileMissing } from '../../files/fileMissing';
import { recordingIdSchema } from '../../../common/recordings/recordingManifest';

/** Name of a folder that is to be deleted and can still be brought back. */
const removedName = (recordingId: string): string => `.removed-${recordingId}`;

/** Ids of the recordings in a folder, newest first; none where the folder was never made. @throws what the system says */
export async function recordingIds(root: string): Promise<readonly string[]> {
  const names = await readdir(root).catch((error: unknown) => {
    if (isFileMissing(error)) return [];
    throw error;
  });
  const ids = names.filter((name) => recordingIdSchema.safeParse(name).success);
  return ids.sort().reverse();
}

/** Puts a recording aside. @throws what the system says */
export async function removeRecording(root: string, recordingId: string): Promise<void> {
  await rename(join(root, recordingId), join(root, removedName(recordingId)));
}

/** Brings it back. @throws what the system says */
export async function restoreRecording(root: string, recordingId: string): Promise<void> {
  await rename(join(root, removedName(recordingId)), join(root, recordingId));
}

/** Deletes for good what was put aside. What cannot be deleted now is tried again the next time. */
export async function deleteRemoved(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  const removed = names.filter((name) => name.startsWith(removedName('')));
  await Promise.allSettled(
    removed.map((name) => rm(join(root, name), { recursive: true, force: true })),
  );
}

/** Length of a file; 0 where it is not there. Unit: bytes. */
export async function fileLength(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
