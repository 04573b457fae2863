import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';

const KEPT_CHARACTERS = 200_000;

/** Children that are running; they die with this process. Each leads a group of its own, so that its children go too. */
const running = new Set();

/**
 * @typedef {object} Outcome how a command ended
 * @property {number} code exit status; 127 could not be started, 124 ran past its limit, 128 ended by a signal
 * @property {string} output stdout and stderr together, the last 200,000 characters
 */

/**
 * Runs a command to its end and collects what it says. Never throws.
 * @param {string} command
 * @param {string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, limitMs?: number, onLine?: (line: string) => void }} [options]
 *   onLine gets the last line of each chunk, for progress
 * @returns {Promise<Outcome>}
 */
export function runCollected(
  command,
  words,
  { cwd, env = process.env, logFile, limitMs, onLine } = {},
) {
  return new Promise((resolve) => {
    const log = logFile ? createWriteStream(logFile) : undefined;
    let output = '';
    let code;
    const take = (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
      log?.write(chunk);
      const line = String(chunk)
        .trimEnd()
        .split(/[\n\r]/)
        .at(-1)
        ?.trim();
      if (line) onLine?.(line);
    };
    const detached = process.platform !== 'win32';
    const child = spawn(command, words, { cwd, env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const timer = setTimeout(
      () => {
        take(`\n${command}: stopped after its limit of ${limitMs / 1000} s\n`);
        code = 124;
        endGroup(child, 'SIGKILL');
      },
      limitMs ?? 2 ** 31 - 1,
    );
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      take(`${command}: ${error.message}\n`);
      code = 127;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      running.delete(child);
      const outcome = { code: code ?? status ?? 128, output };
      if (log) log.end(() => resolve(outcome));
      else resolve(outcome);
    });
  });
}

/**
 * @param {string} command
 * @param {string[]} words
 * @returns {{ ok: boolean, output: string }} stdout, trimmed; ok is false when the command is missing or fails
 */
export function quickCheck(command, words) {
  const result = spawnSync(command, words, { encoding: 'utf8', timeout: 20_000 });
  return { ok: result.status === 0, output: (result.stdout ?? '').trim() };
}

/** Makes Ctrl-C and kill end the children of `runCollected` too. */
export function endChildrenOnSignals() {
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
    process.once(signal, () => {
      for (const child of running) endGroup(child, 'SIGTERM');
      process.exit(128 + number);
    });
  }
}

function endGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
