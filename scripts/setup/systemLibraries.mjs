import { SetupError } from '../lib/errors.mjs';
import { findOnPath } from '../lib/executables.mjs';
import { quickCheck } from '../lib/processes.mjs';
import { aptInstall } from './apt.mjs';

/** Debian packages of the libraries that Electron loads; newer releases renamed some. */
const libraryPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libxss1'],
];

/** Commands that the scripts start, with the Debian package of each. */
const displayCommands = { Xvfb: 'xvfb', xauth: 'xauth' };
const testCommands = { ...displayCommands, xdotool: 'xdotool' };

/**
 * Makes sure that Electron finds its libraries and, where there is no display or tests are to run, that a virtual one
 * can be started. Linux only: the other platforms bring everything along.
 * @param {string} executable Electron's
 * @param {{ forTests: boolean }} need
 */
export async function ensureSystemLibraries(executable, { forTests }) {
  if (process.platform !== 'linux') return;
  if (missingLibraries(executable).length > 0) await aptInstall('Electron', libraryPackages);
  const missing = missingLibraries(executable);
  if (missing.length > 0)
    throw new SetupError(`Electron cannot start: this system lacks ${missing.join(', ')}.`);
  const commands = forTests
    ? testCommands
    : process.env.DISPLAY || process.env.WAYLAND_DISPLAY
      ? {}
      : displayCommands;
  const absent = Object.entries(commands).filter(([command]) => !findOnPath(command));
  if (absent.length > 0)
    await aptInstall(
      'a virtual display',
      absent.map(([, name]) => [name]),
    );
}

function missingLibraries(executable) {
  return parseMissingLibraries(quickCheck('ldd', [executable]).output);
}

/**
 * @param {string} lddOutput
 * @returns {string[]} names of the libraries that the loader does not find
 */
export function parseMissingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}
