import { spawn } from 'node:child_process';

const PATIENCE_MS = 5000;

/**
 * Runs a command in the foreground: it shares the terminal, and ends when this process is told to end.
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} exit code; 130 after Ctrl-C
 */
export function runForeground(command, commandArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { stdio: 'inherit', ...options });
    let interrupted = false;
    const end = (signal) => {
      interrupted = true;
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, end);
      resolve(interrupted ? 130 : (code ?? 1));
    });
  });
}
