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

/** Commands that check exported files; where they cannot be installed, the tests say that they did without. */
const checkingCommands = [
  ['dciodvfy', 'dicom3tools'],
  ['dcmdump', 'dcmtk'],
  ['pdftotext', 'poppler-utils'],
];

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
  if (packages.length > 0) await aptInstall(packages);
  if (needs.tests) await installCheckingCommands();
  if (packages.length === 0) return;
  const missing = [
    ...(needs.electron ? missingLibraries(needs.electron) : []),
    ...absentCommands(needs).map(([command]) => command),
  ];
  if (missing.length > 0) throw new SetupError(`This system still lacks ${missing.join(', ')}.`);
}

async function installCheckingCommands() {
  const absent = checkingCommands.filter(([command]) => !findOnPath(command));
  if (process.platform !== 'linux' || absent.length === 0) return;
  await aptInstall(absent.map(([, name]) => [name])).catch((error) => {
    process.stderr.write(`Exported files are checked without these: ${error.message}\n`);
  });
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
