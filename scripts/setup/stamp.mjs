import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, readIfPresent } from '../lib/hashes.mjs';
import { wasUnreachable } from './memory.mjs';

const FORMAT = '2'; // raise it when a set-up step changes in a way that old stamps must not hide

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

function stampKey(root, cache) {
  const locks = ['package-lock.json', 'models/requirements.lock', 'scripts/setup/uv.lock.txt'];
  const wishes = [
    cache,
    process.env.AMPULLA_ELECTRON ?? '',
    process.versions.node,
    String(process.getuid?.()),
  ];
  return hashOf(FORMAT, ...wishes, ...locks.map((file) => readIfPresent(join(root, file))));
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
