import { randomUUID } from 'node:crypto';
import { copyFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isFileMissing } from '../../files/fileMissing';
import type { StoreBackup } from '../../../common/cases/caseStoreState';
import { syncFile, syncFolder } from '../../files/durableFile';
import { keyNameOf, parseBackupName } from '../backupName';
import { keyFileSchema } from '../keys/keyFile';
import type { StorePlace } from '../storePlace';
import { CaseStoreError, fileError } from './storeClientErrors';

/** The newest ones are kept however close together they are. */
const newestKept = 5;
/** And the newest of each of so many days that have one. */
const daysKept = 7;

const setAsidePrefix = 'set-aside-';

/** The backups of the store, and what a restoring set aside. */
export class BackupShelf {
  private readonly place: StorePlace;

  constructor(place: StorePlace) {
    this.place = place;
  }

  /** Newest first. */
  async list(): Promise<StoreBackup[]> {
    const names = await readdir(this.place.backups).catch(() => []);
    const found = names.map(parseBackupName).filter((backup) => backup !== null);
    const sized = found.map(async (backup) => {
      const { size: bytes } = await stat(join(this.place.backups, backup.fileName));
      return { ...backup, bytes };
    });
    return (await Promise.all(sized)).sort((a, b) => b.madeAt.localeCompare(a.madeAt));
  }

  /** Paths of the key files beside the backups, the newest first. */
  async keyFiles(): Promise<string[]> {
    const backups = await this.list();
    return backups.map(({ fileName }) => join(this.place.backups, keyNameOf(fileName)));
  }

  /** Deletes what is neither among the newest nor the newest of one of the last days. */
  async rotate(): Promise<void> {
    const all = await this.list();
    const days = new Map<string, string>();
    for (const { fileName, madeAt } of all) {
      const day = madeAt.slice(0, 10);
      if (!days.has(day) && days.size < daysKept) days.set(day, fileName);
    }
    const kept = new Set([
      ...all.slice(0, newestKept).map(({ fileName }) => fileName),
      ...days.values(),
    ]);
    await this.discard(all.filter(({ fileName }) => !kept.has(fileName)));
  }

  /** Deletes every backup that may hold a case which began then, and everything that was set aside. */
  async discardSince(startedAt: string, except: string): Promise<void> {
    const all = await this.list();
    await this.discard(
      all.filter(({ fileName, madeAt }) => madeAt >= startedAt && fileName !== except),
    );
    const names = await readdir(this.place.folder);
    const aside = names.filter((name) => name.startsWith(setAsidePrefix));
    await Promise.all(aside.map((name) => rm(join(this.place.folder, name), { force: true })));
  }

  /**
   * Puts a backup in the store's place, and its key file where the one that is there belongs to another key. What was
   * there is set aside.
   * @returns puts back what was there; whether the key file changed
   * @throws CaseStoreError
   */
  async restore(fileName: string, stamp: string): Promise<RestoredBackup> {
    if (parseBackupName(fileName) === null) throw unusable('this is no backup');
    const { database, keyFile, head } = this.place;
    const moved: [string, string][] = [];
    const putBack = async () => {
      for (const [from, to] of moved) await rename(to, from);
    };
    try {
      const copy = `${database}.${randomUUID()}.partial`;
      await copyFile(join(this.place.backups, fileName), copy);
      await syncFile(copy);
      const isKeyChanged = await this.isOtherKey(fileName);
      const replaced = [database, `${database}-wal`, head, ...(isKeyChanged ? [keyFile] : [])];
      for (const path of replaced) {
        const aside = join(this.place.folder, `${setAsidePrefix}${stamp}-${basename(path)}`);
        if (await moves(path, aside)) moved.push([path, aside]);
      }
      if (isKeyChanged) await copyFile(join(this.place.backups, keyNameOf(fileName)), keyFile);
      await rename(copy, database);
      await syncFolder(this.place.folder);
      return { isKeyChanged, putBack };
    } catch (error) {
      await putBack().catch(() => undefined);
      throw isFileMissing(error) ? unusable('its file is gone') : fileError(error);
    }
  }

  private async discard(backups: readonly StoreBackup[]): Promise<void> {
    for (const { fileName } of backups) {
      await rm(join(this.place.backups, fileName), { force: true });
      await rm(join(this.place.backups, keyNameOf(fileName)), { force: true });
    }
  }

  /** The recovery key wraps one key, whatever passphrase was set since. */
  private async isOtherKey(fileName: string): Promise<boolean> {
    const ofBackup = await recoveryBox(join(this.place.backups, keyNameOf(fileName)));
    const present = await recoveryBox(this.place.keyFile);
    return ofBackup !== null && ofBackup !== present;
  }
}

/** How to undo a restoring that did not help. */
export interface RestoredBackup {
  readonly isKeyChanged: boolean;
  readonly putBack: () => Promise<void>;
}

async function recoveryBox(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return keyFileSchema.parse(JSON.parse(text)).recovery.box;
  } catch {
    return null;
  }
}

/** @returns whether there was something to move */
async function moves(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isFileMissing(error)) return false;
    throw error;
  }
}

function unusable(reason: string): CaseStoreError {
  return new CaseStoreError('backupUnusable', { reason });
}
