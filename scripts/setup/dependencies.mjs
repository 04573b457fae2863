import { join } from 'node:path';
import { SetupError } from '../lib/errors.mjs';
import { readIfPresent } from '../lib/hashes.mjs';
import { runCollected } from '../lib/processes.mjs';
import { startStep } from '../lib/progress.mjs';
import { npmCall } from './npm.mjs';

/**
 * Installs the packages that the lock file names, unless they are all there.
 * @param {string} root checkout
 */
export async function ensureDependencies(root) {
  const lock = readIfPresent(join(root, 'package-lock.json'));
  const installed = readIfPresent(join(root, 'node_modules/.package-lock.json'));
  if (isInstalled(lock, installed)) return;
  const step = startStep('Dependencies');
  step.update('npm ci (about 500 packages)');
  const { command, words } = npmCall(['ci', '--no-audit', '--no-fund']);
  const result = await runCollected(command, words, { cwd: root });
  if (result.code === 0) return step.done(lastLine(result.output));
  step.fail(`npm ci ended with exit code ${result.code}`);
  throw new SetupError(
    `The packages in package-lock.json could not be installed:\n${result.output.trim()}\n` +
      'Check that the npm registry can be reached (npm ping), then run the command again.',
  );
}

/**
 * Compares npm's record of what is installed with the lock file. Optional packages may be absent: they are for
 * other platforms.
 * @param {string} lockText package-lock.json
 * @param {string} installedText node_modules/.package-lock.json; empty when there is none
 * @returns {boolean}
 */
export function isInstalled(lockText, installedText) {
  if (!installedText) return false;
  const installed = JSON.parse(installedText).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const present = installed[path];
    if (!present) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return present.version === wanted.version && present.integrity === wanted.integrity;
  });
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
