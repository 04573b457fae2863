import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const CONTENT_LIMIT_BYTES = 1_000_000; // larger files (fonts, media) are known by size and time: reading them would cost a start

/**
 * @param {...(string | Buffer)} parts
 * @returns {string} SHA-256 in hex over the parts, their borders included
 */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string} content of the file, or an empty string where there is none
 */
export function readIfPresent(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Hash over all files below some paths; changes whenever one is added, removed, renamed or edited.
 * @param {string} root
 * @param {string[]} relativePaths files or folders below root; missing ones count as empty
 * @returns {string}
 */
export function hashOfTree(root, relativePaths) {
  const hash = createHash('sha256');
  for (const file of relativePaths.flatMap((path) => listFiles(root, path)).sort()) {
    const stats = statSync(join(root, file));
    const identity =
      stats.size > CONTENT_LIMIT_BYTES ? `${stats.mtimeMs}` : readFileSync(join(root, file));
    hash.update(`${file}:${stats.size}:`).update(identity);
  }
  return hash.digest('hex');
}

function listFiles(root, relativePath) {
  const stats = statSync(join(root, relativePath), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [relativePath];
  return readdirSync(join(root, relativePath)).flatMap((name) =>
    listFiles(root, `${relativePath}/${name}`),
  );
}

/**
 * @param {string} path
 * @returns {Promise<string>} Subresource Integrity string, `sha512-…` in base64
 */
export async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}
