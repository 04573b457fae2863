import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing read aloud or copied by hand is taken for another sign. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSign = 5;
/** 136 bits of chance. */
const secretBytes = 17;
/** 24 bits: a slip of the pen passes once in 16 million. */
const checkBytes = 3;
const signCount = ((secretBytes + checkBytes) * 8) / bitsPerSign;
const groupLength = 4;

/** A new recovery key: 17 random bytes. */
export function newRecoverySecret(): Buffer {
  return randomBytes(secretBytes);
}

/** Eight groups of four signs, as `7Q2M-…`; the last five signs or so check the others. */
export function recoveryText(secret: Uint8Array): string {
  const bytes = Buffer.concat([secret, checkOf(secret)]);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = Array.from({ length: signCount }, (_, index) =>
    signs.charAt(Number.parseInt(bits.slice(index * bitsPerSign, (index + 1) * bitsPerSign), 2)),
  ).join('');
  return text.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? text;
}

/** Reads what a person typed; capitals, blanks and hyphens do not matter. @returns null for a typing error */
export function parseRecoveryText(typed: string): Buffer | null {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\-‐-―]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const values = Array.from(text, (sign) => signs.indexOf(sign));
  if (values.length !== signCount || values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(bitsPerSign, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const secret = bytes.subarray(0, secretBytes);
  return checkOf(secret).equals(bytes.subarray(secretBytes)) ? secret : null;
}

function checkOf(secret: Uint8Array): Buffer {
  return createHash('sha256')
    .update('ampulla recovery')
    .update(secret)
    .digest()
    .subarray(0, checkBytes);
}
