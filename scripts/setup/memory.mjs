import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfPresent } from '../lib/hashes.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Remembers for a day that a host could not be reached, so that later starts do not wait for it again.
 * @param {string} cache
 * @param {string} what for example `electron-45.4.1`
 */
export function rememberUnreachable(cache, what) {
  mkdirSync(join(cache, 'unreachable'), { recursive: true });
  writeFileSync(join(cache, 'unreachable', what), new Date().toISOString());
}

/**
 * @param {string} cache
 * @param {string} what
 * @param {number} [nowMs]
 * @returns {boolean}
 */
export function wasUnreachable(cache, what, nowMs = Date.now()) {
  const ageMs = nowMs - Date.parse(readIfPresent(join(cache, 'unreachable', what)));
  return ageMs >= 0 && ageMs < DAY_MS;
}
