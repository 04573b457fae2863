import { basename } from 'node:path';

/**
 * How npm is called: the one that runs this script if there is one, else the one on the PATH.
 * (On Windows that is a batch file, which cannot be started without its shell.)
 * @param {string[]} words after `npm`
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {{ command: string, words: string[] }}
 */
export function npmCall(words, environment = process.env) {
  const running = environment.npm_execpath ?? '';
  if (basename(running) === 'npm-cli.js') {
    return { command: process.execPath, words: [running, ...words] };
  }
  if (process.platform === 'win32') return { command: 'cmd.exe', words: ['/c', 'npm', ...words] };
  return { command: 'npm', words };
}
