import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findOnPath, isExecutableFile } from '../lib/executables.mjs';
import { runCollected } from '../lib/processes.mjs';
import { startStep } from '../lib/progress.mjs';
import { aptInstall } from './apt.mjs';
import { rememberUnreachable, wasUnreachable } from './memory.mjs';

const ANSWER_LIMIT_MS = 5000;
const DEFAULT_HOST = 'https://github.com/eugeneware/ffmpeg-static/releases/download';

/**
 * Finds or gets an ffmpeg: ffmpeg-static's binary (downloaded once where its host answers), else the one on the PATH,
 * else the distribution's package.
 * @param {string} root checkout
 * @param {string} cache
 * @returns {Promise<string>} path of the executable
 */
export async function ensureFfmpeg(root, cache) {
  const bundled = createRequire(join(root, 'package.json'))('ffmpeg-static');
  if (bundled && isExecutableFile(bundled)) return bundled;
  const step = startStep('ffmpeg');
  if (bundled && (await downloadBundled(root, cache, step)) && isExecutableFile(bundled)) {
    step.done(bundled);
    return bundled;
  }
  const onPath = findOnPath('ffmpeg');
  if (onPath) {
    step.done(`${onPath} (ffmpeg-static's download host is not reachable)`);
    return onPath;
  }
  step.done('not on the PATH');
  await aptInstall('reading video', [['ffmpeg']]);
  return findOnPath('ffmpeg') ?? 'ffmpeg';
}

async function downloadBundled(root, cache, step) {
  if (wasUnreachable(cache, 'ffmpeg-static')) return false;
  step.update('asking for the ffmpeg-static download');
  const reachable = await answers(process.env.FFMPEG_BINARIES_URL ?? DEFAULT_HOST);
  if (reachable) {
    step.update('downloading the ffmpeg-static binary');
    const installer = join(root, 'node_modules/ffmpeg-static/install.js');
    const result = await runCollected(process.execPath, [installer], { cwd: root });
    if (result.code === 0) return true;
  }
  rememberUnreachable(cache, 'ffmpeg-static');
  return false;
}

/** Any answer will do, even "not found": it shows that the host can be reached. */
async function answers(url) {
  try {
    await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    return true;
  } catch {
    return false;
  }
}
