import { findOnPath } from '../lib/executables.mjs';
import { quickCheck } from '../lib/processes.mjs';

/** Versions for which every locked package has a ready-built wheel. */
const supportedMinors = [13, 12, 11];

/** @returns {string | undefined} path of a Python 3.11 to 3.13 */
export function findPython() {
  const names = [...supportedMinors.map((minor) => `python3.${minor}`), 'python3', 'python'];
  return names
    .map((name) => findOnPath(name))
    .filter(Boolean)
    .find((path) => isSupportedVersion(pythonVersion(path)));
}

/**
 * @param {string} path of an interpreter
 * @returns {string} like `3.11.7`; empty when it does not run
 */
export function pythonVersion(path) {
  return quickCheck(path, ['-c', 'import platform; print(platform.python_version())']).output;
}

/**
 * @param {string} version like `3.11.7`
 * @returns {boolean}
 */
export function isSupportedVersion(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && supportedMinors.includes(minor);
}
