import { copyFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** So many damaged files are kept; somebody who looks for lost settings wants the newest. */
export const damagedFilesKept = 5;

/**
 * Moves a damaged settings file aside, as `settings.damaged-20260131T081500123Z.json`.
 * @returns name of the file that is kept
 * @throws the file system's error when it cannot be moved
 */
export function moveDamagedAside(path: string, now: Date): string {
  return asDamaged(path, now, renameSync);
}

/** The same for a file of which a part is of use: it stays, and a copy is kept. */
export function copyDamagedAside(path: string, now: Date): string {
  return asDamaged(path, now, copyFileSync);
}

/**
 * Copies the file of a newer version, as `settings.version-7.json`, before this version overwrites it.
 * @returns name of the copy
 * @throws the file system's error when it cannot be copied
 */
export function copyNewerAside(path: string, version: number): string {
  const name = besideName(path, `version-${version}`);
  copyFileSync(path, join(dirname(path), name));
  return name;
}

function asDamaged(path: string, now: Date, keep: (from: string, to: string) => void): string {
  const time = now.toISOString().replaceAll(/[-:.]/g, '');
  const name = besideName(path, `damaged-${time}`);
  keep(path, join(dirname(path), name));
  removeOldest(dirname(path), basename(besideName(path, 'damaged-'), '.json'));
  return name;
}

/** `settings.json` with words before its ending. */
function besideName(path: string, words: string): string {
  return `${basename(path, '.json')}.${words}.json`;
}

function removeOldest(folder: string, prefix: string): void {
  // The time in the name has a fixed length, so that names sort by age.
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
  const tooMany = names.sort().slice(0, -damagedFilesKept);
  for (const name of tooMany) rmSync(join(folder, name), { recursive: true, force: true });
}
