import { safeStorage } from 'electron';

/** Encrypts short texts so that only this account on this computer can read them. */
export interface SecretStore {
  /** Null where the system has no safe store. */
  seal(text: string): string | null;
  /** Null when the text was sealed elsewhere. */
  unseal(sealed: string): string | null;
}

/**
 * What is used of Electron's `safeStorage`: its synchronous interface, because the asynchronous one is missing
 * in the older versions that the application runs with too.
 */
interface SystemStore {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend(): string;
}
const systemStore: SystemStore = safeStorage;

/** The system's own store. On Linux without a keyring Electron would use a fixed password: that is none. */
export const systemSecretStore: SecretStore = {
  seal(text) {
    return isSafe() ? systemStore.encryptString(text).toString('base64') : null;
  },
  unseal(sealed) {
    try {
      return isSafe() ? systemStore.decryptString(Buffer.from(sealed, 'base64')) : null;
    } catch {
      return null;
    }
  },
};

function isSafe(): boolean {
  if (!systemStore.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || systemStore.getSelectedStorageBackend() !== 'basic_text';
}
