import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFolderAtomically } from '../lib/folders.mjs';
import { SetupError } from '../lib/errors.mjs';
import { hashOf } from '../lib/hashes.mjs';
import { quickCheck, runCollected } from '../lib/processes.mjs';
import { startStep } from '../lib/progress.mjs';
import { aptInstall } from './apt.mjs';
import { findPython, pythonVersion } from './pythonInterpreter.mjs';

const installerLock = join(dirname(fileURLToPath(import.meta.url)), 'uv.lock.txt');

/**
 * @typedef {{ python: string } | { reason: string }} PythonEnvironment the interpreter, or why there is none
 */

/**
 * Finds or makes the Python environment for training and its tests, in the cache and keyed by its lock file.
 * Never throws: where it cannot be had, everything else goes on.
 * @param {string} root checkout
 * @param {string} cache
 * @returns {Promise<PythonEnvironment>}
 */
export async function ensurePython(root, cache) {
  const lockFile = join(root, 'models/requirements.lock');
  if (!existsSync(lockFile)) return { reason: 'models/requirements.lock is missing' };
  const interpreter = findPython();
  if (!interpreter) return { reason: 'no Python 3.11 to 3.13 on the PATH' };
  const key = hashOf(
    readFileSync(lockFile),
    pythonVersion(interpreter),
    process.platform,
    process.arch,
  );
  const folder = join(cache, `python-${key.slice(0, 16)}`);
  const python = pythonIn(folder);
  if (existsSync(python)) return { python };
  const step = startStep('Python environment');
  try {
    await createFolderAtomically(folder, (temporary) =>
      fill(temporary, interpreter, lockFile, step),
    );
    step.done(folder);
    return { python };
  } catch (error) {
    step.fail(error.message);
    return { reason: error.message };
  }
}

/**
 * @param {string} folder of a virtual environment
 * @returns {string} its interpreter
 */
export function pythonIn(folder) {
  return process.platform === 'win32'
    ? join(folder, 'Scripts/python.exe')
    : join(folder, 'bin/python');
}

/** uv installs this environment in seconds where pip needs minutes; pip is the way where uv has no wheel. */
async function fill(folder, interpreter, lockFile, step) {
  step.update('creating');
  if (!quickCheck(interpreter, ['-c', 'import ensurepip, venv']).ok) {
    const version = pythonVersion(interpreter).split('.').slice(0, 2).join('.');
    await aptInstall([[`python${version}-venv`]]);
  }
  await python(interpreter, ['-m', 'venv', folder], step, 'creating');
  const inside = pythonIn(folder);
  const pip = [
    '-m',
    'pip',
    'install',
    '--no-input',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
  ];
  try {
    await python(inside, [...pip, installerLock], step, 'getting the installer');
    const sync = [
      '-m',
      'uv',
      'pip',
      'install',
      '--python',
      inside,
      '--require-hashes',
      '-r',
      lockFile,
    ];
    await python(inside, sync, step, 'installing (about 6 GB unpacked)');
  } catch {
    await python(inside, [...pip, lockFile], step, 'installing with pip (about 6 GB unpacked)');
  }
}

async function python(interpreter, words, step, what) {
  step.update(what);
  const result = await runCollected(interpreter, words, {
    onLine: (line) => step.update(`${what}: ${line.slice(0, 90)}`),
  });
  if (result.code !== 0) throw new SetupError(`${what} failed: ${lastError(result.output)}`);
}

/** Installers tell the cause in the last line that begins with "error", and much else around it. */
function lastError(output) {
  const lines = output.trim().split('\n');
  return (lines.findLast((line) => /^\s*error/i.test(line)) ?? lines.at(-1)).trim();
}
