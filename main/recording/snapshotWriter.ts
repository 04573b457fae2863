import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/writeWhole';
import { snapshotNotWritten } from './snapshotErrors';

/** A file of a snapshot. */
export interface SnapshotFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a snapshot goes. */
export interface SnapshotPlace {
  /** Absolute path. */
  readonly root: string;
  /** Whether the root may be made; a folder that a person chose and that is gone may be another disk. */
  readonly mayMakeRoot: boolean;
  /** Name of the folder inside the root. */
  readonly folder: string;
}

/**
 * Writes the files of a snapshot, all or none: each under a name of its own until all are on the disk, and the
 * last of the list gets its own name last.
 * @returns paths of the files
 * @throws UserFacingError that says what stood against it
 */
export async function writeSnapshot(
  { root, mayMakeRoot, folder }: SnapshotPlace,
  files: readonly SnapshotFile[],
): Promise<readonly string[]> {
  const target = join(root, folder);
  const paths = files.map(({ name }) => join(target, name));
  try {
    await makeFolder(target, mayMakeRoot);
    for (const { name, bytes } of files) await writeWhole(join(target, partial(name)), bytes);
    for (const { name } of files) await rename(join(target, partial(name)), join(target, name));
    return paths;
  } catch (error) {
    const remains = files.flatMap(({ name }) => [join(target, partial(name)), join(target, name)]);
    await Promise.allSettled(remains.map((path) => rm(path, { force: true })));
    throw snapshotNotWritten(root, error);
  }
}

async function makeFolder(path: string, recursive: boolean): Promise<void> {
  await mkdir(path, { recursive }).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
  });
}

function partial(name: string): string {
  return `${name}.partial`;
}
