import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFolderAtomically } from '../lib/folders.mjs';
import { formatBytes } from '../lib/progress.mjs';
import { unzip } from './unzip.mjs';

/** A host that has sent nothing for this long counts as unreachable; hospital networks often swallow connections silently. */
const SILENCE_LIMIT_MS = 8000;

/**
 * @param {string} cache
 * @param {string} version
 * @returns {string} folder of the released runtime
 */
export function releaseRuntimeFolder(cache, version) {
  return join(cache, `electron-${version}-${process.platform}-${process.arch}`);
}

/**
 * @param {string} root checkout
 * @returns {string} Electron's version as pinned and installed
 */
export function pinnedElectronVersion(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
}

/**
 * Downloads the official release with Electron's own downloader (mirrors and caches by environment included), which
 * compares the checksum that the npm package carries.
 * @param {string} root checkout
 * @param {string} cache
 * @param {import('../lib/progress.mjs').Step} step
 * @returns {Promise<string>} folder of the runtime
 * @throws when the host cannot be reached or the file is not the expected one
 */
export async function installReleaseRuntime(root, cache, step) {
  const version = pinnedElectronVersion(root);
  const target = releaseRuntimeFolder(cache, version);
  if (existsSync(join(target, 'version'))) return target;
  const archive = await downloadRelease(root, version, step);
  await createFolderAtomically(target, async (folder) => {
    await unzip(archive, folder, {
      onProgress: (done, total) => step.update(`unpacking, ${formatBytes(done, total)}`),
    });
    chmodSync(folder, 0o755);
  });
  return target;
}

async function downloadRelease(root, version, step) {
  const electronRequire = createRequire(join(root, 'node_modules/electron/package.json'));
  const { downloadArtifact } = await import(
    pathToFileURL(electronRequire.resolve('@electron/get')).href
  );
  const silence = silenceGuard(SILENCE_LIMIT_MS);
  try {
    return await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: electronRequire('./checksums.json'),
      cacheRoot: process.env.electron_config_cache,
      downloadOptions: {
        quiet: true,
        signal: silence.signal,
        getProgressCallback: ({ transferred, total }) => {
          silence.heard();
          step.update(`downloading the release, ${formatBytes(transferred, total ?? 0)}`);
        },
      },
    });
  } finally {
    silence.stop();
  }
}

function silenceGuard(limitMs) {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error(`no answer for ${limitMs / 1000} s`));
  let timer = setTimeout(giveUp, limitMs);
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
