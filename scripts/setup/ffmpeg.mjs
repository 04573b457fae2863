import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findOnPath, isExecutableFile } from '../lib/executables.mjs';
import { runCollected } from '../lib/processes.mjs';
import { startStep } from '../lib/progress.mjs';
import { rememberUnreachable, wasUnreachable } from './memory.mjs';

const MEMORY = 'ffmpeg-static';
const ANSWER_LIMIT_MS = 5000;
const DEFAULT_HOST = 'https://github.com/eugeneware/ffmpeg-static/releases/download';

/**
 * Finds or gets an ffmpeg: ffmpeg-static's binary (downloaded once where its host answers), else the one on the PATH.
 * @param {string} root checkout
 * @param {string} cache
 * @returns {Promise<string | undefined>} path of the executable; undefined when the system has to provide it
 */
export async function findFfmpeg(root, cache) {
  const bundled = createRequire(join(root, 'package.json'))('ffmpeg-static');
  if (bundled && isExecutableFile(bundled)) return bundled;
  if (bundled && !wasUnreachable(cache, MEMORY)) {
    const step = startStep('ffmpeg');
    if ((await downloadBundled(root, step)) && isExecutableFile(bundled)) {
      step.done(bundled);
      return bundled;
    }
    rememberUnreachable(cache, MEMORY);
    step.done('the download host of ffmpeg-static is not reachable, taking the one of this system');
  }
  return findOnPath('ffmpeg');
}

async function downloadBundled(root, step) {
  step.update('asking for the ffmpeg-static download');
  if (!(await answers(process.env.FFMPEG_BINARIES_URL ?? DEFAULT_HOST))) return false;
  step.update('downloading the ffmpeg-static binary');
  const installer = join(root, 'node_modules/ffmpeg-static/install.js');
  return (await runCollected(process.execPath, [installer], { cwd: root })).code === 0;
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
