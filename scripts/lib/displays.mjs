import { spawn } from 'node:child_process';
import { SetupError } from './errors.mjs';

const START_LIMIT_MS = 15_000;

/**
 * @typedef {object} Display
 * @property {string} name like `:5`, for the environment variable DISPLAY
 * @property {() => void} stop
 */

/** @returns {boolean} whether windows can be shown without help */
export function hasDisplay() {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

/**
 * Starts Xvfb, a display in memory, on a number that it finds free itself.
 * @param {{ endWithLastWindow?: boolean }} [options] endWithLastWindow: it ends by itself, even if this process is killed
 * @returns {Promise<Display>}
 */
export async function startVirtualDisplay({ endWithLastWindow = false } = {}) {
  const screen = ['-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-dpi', '96'];
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', ...screen, ...(endWithLastWindow ? ['-terminate'] : [])],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      detached: true, // Ctrl-C reaches the application first; the display is stopped after it
    },
  );
  const stop = () => server.kill('SIGTERM');
  process.once('exit', stop);
  let complaint = '';
  server.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const number = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new SetupError(`Xvfb did not start: ${why}. ${complaint.trim()}`));
    const timer = setTimeout(() => fail(`no answer in ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.stdio[3].once('data', (chunk) => {
      clearTimeout(timer);
      resolve(chunk.toString().trim());
    });
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`exit code ${code}`));
  });
  server.unref();
  server.stderr.unref();
  server.stdio[3].unref();
  return { name: `:${number}`, stop };
}
