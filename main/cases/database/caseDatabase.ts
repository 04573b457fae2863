import { randomUUID } from 'node:crypto';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrations, oldestReader, schemaVersion } from './migrations';
import { meta } from './schema';
import { asStoreError, StoreError } from './storeErrors';

/** The open file: drizzle's queries, and the driver for what those do not know. */
export interface CaseDatabase {
  readonly queries: LibSQLDatabase;
  readonly driver: Client;
  readonly storeId: string;
  /** True where this open made the store. */
  readonly isNew: boolean;
  /** Version of the file's schema; above {@link schemaVersion} where a newer Ampulla wrote it. */
  readonly version: number;
}

/** Queries within one transaction. */
export type Transaction = Parameters<Parameters<LibSQLDatabase['transaction']>[0]>[0];

export interface OpenOptions {
  readonly path: string;
  /** 64 hexadecimal digits. */
  readonly keyHex: string;
  readonly isReadOnly: boolean;
  readonly now: () => Date;
}

/** Decrypted pages that are kept: the whole index of 20,000 cases. Unit: KiB. */
const pageCacheKib = 64 * 1024;

/**
 * Opens or makes the file, alone: a second process is refused. Brings an older schema up to date.
 * @throws StoreError
 */
export async function openCaseDatabase(options: OpenOptions): Promise<CaseDatabase> {
  const driver = connect(options.path, options.keyHex);
  try {
    await driver.execute('PRAGMA locking_mode = EXCLUSIVE');
    const version = await versionOf(driver);
    if (version > schemaVersion) await refuseUnreadable(driver, version);
    if (options.isReadOnly || version > schemaVersion) {
      await driver.execute('PRAGMA query_only = ON');
    } else {
      await prepareForWriting(driver, version, options.now);
    }
    const queries = drizzle(driver);
    const storeId = await storeIdOf(queries);
    return { queries, driver, storeId, isNew: version === 0, version: await versionOf(driver) };
  } catch (error) {
    driver.close();
    throw asStoreError(error);
  }
}

/** @throws StoreError */
export function connect(path: string, keyHex: string): Client {
  try {
    // The driver takes an address: what means something in one is written otherwise.
    const url = `file:${path.replaceAll(/[%?#]/g, encodeURIComponent)}`;
    return createClient({ url, encryptionKey: keyHex, concurrency: 1 });
  } catch (error) {
    throw asStoreError(error);
  }
}

/** 0 for a file without tables. */
export async function versionOf(driver: Client): Promise<number> {
  const { rows } = await driver.execute('PRAGMA user_version');
  return Number(rows[0]?.['user_version'] ?? 0);
}

async function prepareForWriting(driver: Client, version: number, now: () => Date): Promise<void> {
  await driver.execute('PRAGMA journal_mode = WAL');
  await driver.execute('PRAGMA synchronous = FULL');
  await driver.execute('PRAGMA secure_delete = ON');
  await driver.execute(`PRAGMA cache_size = -${pageCacheKib}`);
  await migrate(driver, version, now);
}

async function migrate(driver: Client, from: number, now: () => Date): Promise<void> {
  const due = migrations.filter(({ version }) => version > from);
  if (due.length === 0) return;
  const steps = due.flatMap(({ statements }) => [...statements]);
  const set = 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)';
  await driver.batch(
    [
      ...steps,
      ...(from === 0
        ? [
            { sql: set, args: ['storeId', randomUUID()] },
            { sql: set, args: ['createdAt', now().toISOString()] },
          ]
        : []),
      { sql: set, args: ['oldestReader', String(oldestReader)] },
      `PRAGMA user_version = ${schemaVersion}`,
    ],
    'write',
  );
}

async function refuseUnreadable(driver: Client, version: number): Promise<void> {
  const { rows } = await driver.execute("SELECT value FROM meta WHERE key = 'oldestReader'");
  const oldest = Number(rows[0]?.['value'] ?? Infinity);
  if (oldest <= schemaVersion) return;
  throw new StoreError(
    'newerSchema',
    `schema ${version}, which needs ${oldest}; this is ${schemaVersion}`,
  );
}

async function storeIdOf(queries: LibSQLDatabase): Promise<string> {
  const rows = await queries.select().from(meta);
  const id = rows.find(({ key }) => key === 'storeId')?.value;
  if (id === undefined) throw new StoreError('damaged', 'the store has no identity');
  return id;
}
