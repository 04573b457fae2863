import type { KeySealer } from '../keys/keyFile';

/** A safe store of secrets as an operating system has it, for one account. */
export function sealerOf(account: string): KeySealer {
  return {
    seal: (text) => Buffer.from(`${account}:${text}`).toString('base64'),
    unseal: (sealed) => {
      const [owner, text] = Buffer.from(sealed, 'base64').toString('utf8').split(':');
      return owner === account ? (text ?? null) : null;
    },
  };
}

/** A system without a safe store, as Linux without a keyring. */
export const noSealer: KeySealer = { seal: () => null, unseal: () => null };
