import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the checkout, absolute. */
export const checkoutRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Folder outside the checkout for what is large and shared between checkouts (runtimes, Python environments).
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string} absolute path; it need not exist yet
 */
export function cacheFolder(environment = process.env) {
  if (environment.AMPULLA_CACHE) return resolve(environment.AMPULLA_CACHE);
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'ampulla');
}

/**
 * The folder in which the user typed the npm command; npm itself moves to the checkout root.
 * @returns {string} absolute path, against which the user's file arguments are meant
 */
export function callerFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}
