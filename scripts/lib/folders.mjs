import { mkdirSync, mkdtempSync, renameSync, rmSync, existsSync } from 'node:fs';
import { dirname, basename, join } from 'node:path';

/**
 * Makes a folder appear complete or not at all: it is filled beside its place and moved there in one step.
 * When another process was faster, its folder stays and this one is thrown away.
 * @param {string} target
 * @param {(temporaryFolder: string) => Promise<void>} fill
 */
export async function createFolderAtomically(target, fill) {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    await fill(temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
