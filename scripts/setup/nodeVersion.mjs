import { SetupError } from '../lib/errors.mjs';

/** Oldest Node that the build tools run on. */
export const requiredNode = [20, 19];

/**
 * @param {string} version like `20.19.1`
 * @returns {boolean}
 */
export function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [requiredMajor, requiredMinor] = requiredNode;
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor);
}

/** @throws {SetupError} when this Node is too old */
export function ensureNodeVersion() {
  if (isNodeRecentEnough(process.versions.node)) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old: Ampulla needs ${requiredNode.join('.')} or newer. ` +
      'Install a current LTS release of Node (https://nodejs.org) and run the command again.',
  );
}
