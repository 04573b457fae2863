import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/libsql';
import type { StoreBackup } from '../../../common/cases/caseStoreState';
import { syncFile, syncFolder } from '../../files/durableFile';
import { backupName, keyNameOf } from '../backupName';
import type { StorePlace } from '../storePlace';
import { type CaseDatabase, connect, versionOf } from './caseDatabase';
import { readExtent } from './eventTable';
import { asStoreError, StoreError } from './storeErrors';

/**
 * Copies the store into a file of its own, opens the copy with the key, compares it and only then gives it its name.
 * @throws StoreError; no half copy stays
 */
export async function backUp(
  database: CaseDatabase,
  place: StorePlace,
  keyHex: string,
  now: Date,
): Promise<StoreBackup> {
  const partial = join(place.backups, 'backup.partial');
  try {
    await mkdir(place.backups, { recursive: true });
    await rm(partial, { force: true });
    await database.driver.execute({ sql: 'VACUUM INTO ?', args: [partial] });
    const cases = await verifyCopy(partial, keyHex, database);
    await syncFile(partial);
    const { size: bytes } = await stat(partial);
    const madeAt = now.toISOString();
    const fileName = backupName(madeAt, cases);
    await copyFile(place.keyFile, join(place.backups, keyNameOf(fileName)));
    await rename(partial, join(place.backups, fileName));
    await syncFolder(place.backups);
    return { fileName, madeAt, bytes, cases };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw asStoreError(error);
  }
}

/** @returns how many cases it holds */
async function verifyCopy(path: string, keyHex: string, original: CaseDatabase): Promise<number> {
  const copy = connect(path, keyHex);
  try {
    const expected = await readExtent(original);
    const found = await readExtent({ queries: drizzle(copy) });
    const { rows } = await copy.execute('PRAGMA quick_check(1)');
    const isSound =
      rows[0]?.['quick_check'] === 'ok' && (await versionOf(copy)) === original.version;
    if (isSound && JSON.stringify(expected) === JSON.stringify(found)) return found.cases;
    throw new StoreError('backupUnusable', 'the copy is not like the store');
  } finally {
    copy.close();
  }
}
