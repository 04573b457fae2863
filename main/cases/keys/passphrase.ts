import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { keyBytes } from './sealing';

/** How a passphrase becomes a key; stands in the file, so that later versions may ask for more. */
export const scryptParametersSchema = z.strictObject({
  salt: z.base64(),
  /** Bounded, so that a forged file cannot make the computer run out of memory. */
  cost: z
    .int()
    .min(2)
    .max(1 << 18),
  blockSize: z.int().min(1).max(16),
  parallelization: z.int().min(1).max(16),
});
export type ScryptParameters = Readonly<z.infer<typeof scryptParametersSchema>>;

/** 128 MiB and about half a second on a slow core (RFC 7914 names N, r and p). */
const passphraseCost = { cost: 1 << 17, blockSize: 8, parallelization: 1 };

/** @returns parameters with a new salt */
export function newScryptParameters(cost: Partial<ScryptParameters> = {}): ScryptParameters {
  return { ...passphraseCost, ...cost, salt: randomBytes(16).toString('base64') };
}

/** 32 bytes from a passphrase; the same words typed on another keyboard (Unicode NFKC) give the same. */
export function stretch(passphrase: string, parameters: ScryptParameters): Promise<Buffer> {
  const { salt, cost, blockSize, parallelization } = parameters;
  const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    const words = passphrase.normalize('NFKC');
    scrypt(words, Buffer.from(salt, 'base64'), keyBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
