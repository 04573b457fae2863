import { z } from 'zod';
import { newScryptParameters, scryptParametersSchema, stretch } from './passphrase';
import { parseRecoveryText } from './recoveryKey';
import { deriveKey, keyBytes, seal, unseal } from './sealing';

/** Keeps short texts so that only this account on this computer can read them; Electron's `safeStorage`. */
export interface KeySealer {
  /** Null where the system has no safe store. */
  seal(text: string): string | null;
  /** Null when the text was sealed elsewhere. */
  unseal(sealed: string): string | null;
}

const box = z.base64();

/** The store's key, wrapped in up to three ways; none of them gives it away. Format: docs/formats.md. */
export const keyFileSchema = z.strictObject({
  format: z.literal('ampulla-case-key'),
  version: z.literal(1),
  /** By the system's safe store; null where there was none. */
  system: z.string().max(10_000).nullable(),
  passphrase: z.strictObject({ ...scryptParametersSchema.shape, box }).nullable(),
  recovery: z.strictObject({ box }),
});
export type KeyFile = Readonly<z.infer<typeof keyFileSchema>>;

/** What opens the store without a person, or with one. */
export type Protection = { readonly sealer: KeySealer } | { readonly passphrase: string };

const contexts = { passphrase: 'case key, passphrase', recovery: 'case key, recovery' } as const;

/**
 * Wraps a new store's key.
 * @returns null where the system has no safe store and no passphrase is given: a key in clear is never written
 */
export async function wrapKey(
  key: Uint8Array,
  protection: Protection,
  recoverySecret: Uint8Array,
): Promise<KeyFile | null> {
  const recovery = {
    box: seal(deriveKey(recoverySecret, 'recovery'), key, contexts.recovery).toString('base64'),
  };
  const empty = {
    ...({ format: 'ampulla-case-key', version: 1, system: null, passphrase: null } as const),
    recovery,
  };
  return rewrapKey(empty, key, protection);
}

/** The same file for another protection: another passphrase, another computer. Null as for {@link wrapKey}. */
export async function rewrapKey(
  file: KeyFile,
  key: Uint8Array,
  protection: Protection,
): Promise<KeyFile | null> {
  if ('sealer' in protection) {
    const system = protection.sealer.seal(Buffer.from(key).toString('base64'));
    return system === null ? null : { ...file, system, passphrase: null };
  }
  const parameters = newScryptParameters();
  const wrapping = await stretch(protection.passphrase, parameters);
  const sealed = seal(wrapping, key, contexts.passphrase).toString('base64');
  return { ...file, system: null, passphrase: { ...parameters, box: sealed } };
}

/** Null where the system's safe store does not give the key back. */
export function unwrapBySystem(file: KeyFile, sealer: KeySealer): Buffer | null {
  if (file.system === null) return null;
  const text = sealer.unseal(file.system);
  return text === null ? null : wholeKey(Buffer.from(text, 'base64'));
}

/** Null for a wrong passphrase, and where none was set. */
export async function unwrapByPassphrase(
  file: KeyFile,
  passphrase: string,
): Promise<Buffer | null> {
  if (file.passphrase === null) return null;
  const { box: sealed, ...parameters } = file.passphrase;
  const wrapping = await stretch(passphrase, parameters);
  return wholeKey(unseal(wrapping, Buffer.from(sealed, 'base64'), contexts.passphrase));
}

/** @returns `typingError` where the signs do not check, `wrongKey` where they do but belong to another store */
export function unwrapByRecovery(
  file: KeyFile,
  typed: string,
): Buffer | 'typingError' | 'wrongKey' {
  const secret = parseRecoveryText(typed);
  if (secret === null) return 'typingError';
  const sealed = Buffer.from(file.recovery.box, 'base64');
  return wholeKey(unseal(deriveKey(secret, 'recovery'), sealed, contexts.recovery)) ?? 'wrongKey';
}

function wholeKey(key: Buffer | null): Buffer | null {
  return key?.length === keyBytes ? key : null;
}
