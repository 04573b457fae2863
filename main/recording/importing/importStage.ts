import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../files/durableFile';
import { endLeftEncoders } from '../recorder/leftEncoders';

/** Folder among the recordings in which imports are made: nobody takes one for a recording before it is whole. */
const stageName = '.importing';

/** The folder in which an import is made. @throws what the system says where the root is not there */
export async function makeStage(root: string, mayMakeRoot: boolean): Promise<string> {
  const stage = join(root, stageName);
  if (mayMakeRoot) await mkdir(root, { recursive: true });
  await mkdir(stage).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return stage;
}

/** Puts an import that is whole among the recordings. @throws what the system says */
export async function leaveStage(root: string, recordingId: string): Promise<void> {
  await rename(join(root, stageName, recordingId), join(root, recordingId));
  await syncFolder(root);
}

/** Takes the stage away where nothing is made in it any more. Never rejects. */
export async function removeEmptyStage(root: string): Promise<void> {
  await rmdir(join(root, stageName)).catch(() => undefined);
}

/** Deletes what a killed import left, after its encoders have ended. Never rejects. */
export async function clearStage(root: string): Promise<void> {
  const stage = join(root, stageName);
  for (const name of await readdir(stage).catch(() => [])) await endLeftEncoders(join(stage, name));
  await rm(stage, { recursive: true, force: true }).catch(() => undefined);
}
