import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, hashOfTree, readIfPresent } from '../lib/hashes.mjs';
import { wasUnreachable } from './memory.mjs';

/**
 * @typedef {object} Setup what the set-up found or made
 * @property {import('./electron.mjs').ElectronRuntime} [electron]
 * @property {string} [ffmpeg] path of the executable
 * @property {import('./python.mjs').PythonEnvironment} [python]
 */

/**
 * Reads what an earlier set-up noted, if it still holds: same lock files, same wishes, everything in its place.
 * @param {string} root checkout
 * @param {string} cache
 * @param {string} profile
 * @returns {Setup | undefined}
 */
export function readStamp(root, cache, profile) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'));
    const setup = stamp.key === stampKey(root, cache) ? stamp.profiles[profile] : undefined;
    return setup && isStillThere(setup) && !deservesRetry(setup, cache) ? setup : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root checkout
 * @param {string} cache
 * @param {string} profile
 * @param {Setup} setup
 */
export function writeStamp(root, cache, profile, setup) {
  const key = stampKey(root, cache);
  const old = JSON.parse(readIfPresent(stampFile(root)) || '{}');
  const profiles = old.key === key ? old.profiles : {};
  writeFileSync(
    stampFile(root),
    JSON.stringify({ key, profiles: { ...profiles, [profile]: setup } }, null, 2),
  );
}

function stampFile(root) {
  return join(root, 'node_modules/.ampulla-setup.json');
}

/** Changes with the lock files, with the wishes of this user, and with the set-up steps themselves. */
function stampKey(root, cache) {
  const user = String(process.getuid?.());
  const wishes = [cache, process.env.AMPULLA_ELECTRON ?? '', process.versions.node, user];
  return hashOf(
    hashOfTree(root, ['package-lock.json', 'models/requirements.lock', 'scripts/setup']),
    ...wishes,
  );
}

function isStillThere({ electron, ffmpeg, python }) {
  const paths = [electron?.executable, ffmpeg, python?.python].filter((path) => path !== undefined);
  return paths.every((path) => existsSync(path));
}

/** A fallback runtime or a missing Python environment is not for ever: hosts become reachable, packages get installed. */
function deservesRetry({ electron, python }, cache) {
  if (python && 'reason' in python) return true;
  if (electron?.source !== 'registry' || process.env.AMPULLA_ELECTRON) return false;
  return !wasUnreachable(cache, `electron-${electron.wanted}`);
}
