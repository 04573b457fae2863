import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quickCheck } from './processes.mjs';

/**
 * Flags that Electron needs on this machine for development. Chromium's sandbox refuses to run as root and needs either
 * user namespaces or its set-uid helper; only where it cannot work is it switched off, and never in the product.
 * @param {string} executable Electron's
 * @returns {string[]}
 */
export function electronFlags(executable) {
  if (process.platform !== 'linux') return [];
  const canSandbox = process.getuid() !== 0 && (hasUserNamespaces() || hasSetuidHelper(executable));
  return canSandbox ? [] : ['--no-sandbox'];
}

function hasUserNamespaces() {
  return quickCheck('unshare', ['--user', '--map-root-user', 'true']).ok;
}

function hasSetuidHelper(executable) {
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4111) === 0o4111;
}
