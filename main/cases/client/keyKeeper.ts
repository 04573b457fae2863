import { mkdir, readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { isFileMissing } from '../../files/fileMissing';
import { writeFileDurably } from '../../files/durableFile';
import {
  type KeyFile,
  keyFileSchema,
  type KeySealer,
  type Protection,
  rewrapKey,
  unwrapByPassphrase,
  unwrapByRecovery,
  unwrapBySystem,
  wrapKey,
} from '../keys/keyFile';
import { newRecoverySecret, recoveryText } from '../keys/recoveryKey';
import { keyBytes } from '../keys/sealing';
import { CaseStoreError, fileError } from './storeClientErrors';

/** A passphrase shorter than this is no protection. Unit: signs. */
const leastPassphrase = 8;

/** The file that holds the store's key, wrapped. */
export class KeyKeeper {
  private readonly path: string;
  private readonly sealer: KeySealer;
  private readonly copies: () => Promise<readonly string[]>;

  private known: KeyFile | null = null;

  /** @param copies paths of the copies beside the backups, the newest first */
  constructor(
    path: string,
    sealer: KeySealer,
    copies: () => Promise<readonly string[]> = () => Promise.resolve([]),
  ) {
    this.path = path;
    this.sealer = sealer;
    this.copies = copies;
  }

  /** Whether this system keeps no keys safe, so that a person has to. */
  get needsPassphrase(): boolean {
    return this.sealer.seal('probe') === null;
  }

  /** Whether a person's words open the store; as the file was when it was last read or written. */
  get hasPassphrase(): boolean {
    return (this.known?.passphrase ?? null) !== null;
  }

  /** Null where there is none. @throws CaseStoreError where it cannot be read */
  async read(): Promise<KeyFile | null> {
    this.known = await this.readAt(this.path);
    return this.known;
  }

  private async readAt(path: string): Promise<KeyFile | null> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isFileMissing(error)) return null;
      throw fileError(error);
    });
    if (text === null) return null;
    try {
      return keyFileSchema.parse(JSON.parse(text));
    } catch (error) {
      throw new CaseStoreError('keyDamaged', { file: path }, error);
    }
  }

  /** Null where the system's safe store does not give it. */
  bySystem(file: KeyFile): Buffer | null {
    return unwrapBySystem(file, this.sealer);
  }

  /** @throws CaseStoreError for a wrong passphrase */
  async byPassphrase(passphrase: string): Promise<Buffer> {
    const file = await this.needFile();
    const key = await unwrapByPassphrase(file, passphrase);
    if (key === null) throw new CaseStoreError('wrongPassphrase');
    return key;
  }

  /**
   * Opens by the recovery key; where the file is missing or damaged, by the copy beside a backup that it fits, which is
   * in the file's place then.
   * @throws CaseStoreError that tells a typing error from a wrong key
   */
  async byRecoveryKey(typed: string): Promise<Buffer> {
    try {
      return unwrapped(await this.needFile(), typed);
    } catch (error) {
      const isLost =
        error instanceof CaseStoreError && ['keyMissing', 'keyDamaged'].includes(error.why);
      if (!isLost) throw error;
      return this.byCopy(typed, error);
    }
  }

  private async byCopy(typed: string, lost: CaseStoreError): Promise<Buffer> {
    let refusal = lost;
    for (const path of await this.copies()) {
      try {
        const copy = await this.readAt(path);
        if (copy === null) continue;
        const key = unwrapped(copy, typed);
        await this.write(copy);
        return key;
      } catch (error) {
        refusal = fileError(error);
      }
    }
    throw refusal;
  }

  /**
   * Makes a key and its file.
   * @param passphrase null: the system keeps the key
   * @throws CaseStoreError
   */
  async create(
    passphrase: string | null,
  ): Promise<{ readonly key: Buffer; readonly recoveryKey: string }> {
    const key = randomBytes(keyBytes);
    const secret = newRecoverySecret();
    await this.write(await wrapKey(key, this.protection(passphrase), secret));
    return { key, recoveryKey: recoveryText(secret) };
  }

  /** From now on another passphrase, or the system's store of this account, opens. @throws CaseStoreError */
  async protect(key: Buffer, passphrase: string | null): Promise<void> {
    await this.write(await rewrapKey(await this.needFile(), key, this.protection(passphrase)));
  }

  private protection(passphrase: string | null): Protection {
    if (passphrase === null) return { sealer: this.sealer };
    if (passphrase.length < leastPassphrase) throw new CaseStoreError('passphraseNeeded');
    return { passphrase };
  }

  private async write(file: KeyFile | null): Promise<void> {
    if (file === null) throw new CaseStoreError('passphraseNeeded');
    try {
      await mkdir(dirname(this.path), { recursive: true });
      await writeFileDurably(this.path, `${JSON.stringify(file, null, 2)}\n`);
      this.known = file;
    } catch (error) {
      throw fileError(error);
    }
  }

  private async needFile(): Promise<KeyFile> {
    const file = await this.read();
    if (file === null) throw new CaseStoreError('keyMissing', { file: this.path });
    return file;
  }
}

/** @throws CaseStoreError that tells a typing error from a wrong key */
function unwrapped(file: KeyFile, typed: string): Buffer {
  const key = unwrapByRecovery(file, typed);
  if (key === 'typingError') throw new CaseStoreError('recoveryKeyTyping');
  if (key === 'wrongKey') throw new CaseStoreError('recoveryKeyWrong');
  return key;
}
