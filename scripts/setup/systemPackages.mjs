import { hasDisplay } from '../lib/displays.mjs';
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

/** Commands that the scripts start, each with its Debian package. */
const displayCommands = [
  ['Xvfb', 'xvfb'],
  ['xauth', 'xauth'],
];
const testCommands = [...displayCommands, ['xdotool', 'xdotool']];

/**
 * @typedef {object} SystemNeeds
 * @property {string} [electron] executable whose libraries must be there
 * @property {boolean} ffmpeg whether it must be on the PATH
 * @property {boolean} tests whether the end-to-end tests are to run: they always use a virtual display, and press keys
 */

/**
 * Installs what the system lacks, all at once, or names it all in one message.
 * @param {SystemNeeds} needs
 */
export async function ensureSystemPackages(needs) {
  const libraries = needs.electron ? missingLibraries(needs.electron) : [];
  const commands = absentCommands(needs);
  const packages = [
    ...(libraries.length > 0 ? libraryPackages : []),
    ...commands.map(([, name]) => [name]),
  ];
  if (packages.length === 0) return;
  await aptInstall(packages);
  const missing = [
    ...(needs.electron ? missingLibraries(needs.electron) : []),
    ...absentCommands(needs).map(([command]) => command),
  ];
  if (missing.length > 0) throw new SetupError(`This system still lacks ${missing.join(', ')}.`);
}

function absentCommands({ electron, ffmpeg, tests }) {
  const commands = ffmpeg ? [['ffmpeg', 'ffmpeg']] : [];
  const onLinux = electron && process.platform === 'linux';
  if (onLinux && tests) commands.push(...testCommands);
  else if (onLinux && !hasDisplay()) commands.push(...displayCommands);
  return commands.filter(([command]) => !findOnPath(command));
}

function missingLibraries(executable) {
  if (process.platform !== 'linux') return [];
  return parseMissingLibraries(quickCheck('ldd', [executable]).output);
}

/**
 * @param {string} lddOutput
 * @returns {string[]} names of the libraries that the loader does not find
 */
export function parseMissingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}
