import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @param {string} path
 * @returns {boolean} whether a file is there that this user may execute
 */
export function isExecutableFile(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Looks a command up on the PATH without starting anything.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined} absolute path
 */
export function findOnPath(name, environment = process.env) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (environment.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const suffix of suffixes) {
      const candidate = join(folder, name + suffix);
      if (isExecutableFile(candidate)) return candidate;
    }
  }
  return undefined;
}
