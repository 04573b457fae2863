import { join } from 'node:path';
import { hashOf } from '../lib/hashes.mjs';
import { findOnPath } from '../lib/executables.mjs';
import { withLock } from '../lib/lock.mjs';
import { cacheFolder, checkoutRoot } from '../lib/paths.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron.mjs';
import { findFfmpeg } from './ffmpeg.mjs';
import { ensureNodeVersion } from './nodeVersion.mjs';
import { ensurePython } from './python.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

/**
 * What a command needs:
 * `cli` the npm packages and ffmpeg; `start` also Electron and its libraries; `test` everything.
 * @typedef {'cli' | 'start' | 'test'} Profile
 */

/**
 * Sets up what is missing for a command; a few milliseconds when nothing is. All messages go to stderr.
 * @param {Profile} profile
 * @returns {Promise<import('./stamp.mjs').Setup>}
 */
export async function ensureSetup(profile) {
  ensureNodeVersion();
  const cache = cacheFolder();
  const known = readStamp(checkoutRoot, cache, profile);
  if (known) return known;
  const lockFile = join(cache, 'locks', hashOf(checkoutRoot).slice(0, 16));
  return withLock(lockFile, () => setUp(profile, cache), announceWaiting);
}

async function setUp(profile, cache) {
  const known = readStamp(checkoutRoot, cache, profile);
  if (known) return known;
  const setup = await runSteps(profile, cache);
  writeStamp(checkoutRoot, cache, profile, setup);
  return setup;
}

async function runSteps(profile, cache) {
  await ensureDependencies(checkoutRoot);
  const found = await findFfmpeg(checkoutRoot, cache);
  const electron = profile === 'cli' ? undefined : await ensureElectron(checkoutRoot, cache);
  await ensureSystemPackages({
    electron: electron?.executable,
    ffmpeg: found === undefined,
    tests: profile === 'test',
  });
  const ffmpeg = found ?? findOnPath('ffmpeg');
  if (profile !== 'test') return { ffmpeg, electron };
  return { ffmpeg, electron, python: await ensurePython(checkoutRoot, cache) };
}

function announceWaiting() {
  process.stderr.write('Another set-up of this checkout is running; waiting for it.\n');
}
