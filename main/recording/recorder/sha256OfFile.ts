import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Read in pieces of this size, so that hashing a long file does not hold up anything else. Unit: bytes. */
const pieceBytes = 256 * 1024;

/** Hexadecimal SHA-256. @throws what the system says */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: pieceBytes }), hash);
  return hash.digest('hex');
}
