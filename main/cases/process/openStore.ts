import { readHead, currentHead, passesThrough, writeHead } from '../database/headFile';
import { addAudit } from '../database/auditTable';
import { type CaseDatabase, openCaseDatabase } from '../database/caseDatabase';
import { schemaVersion } from '../database/migrations';
import { asStoreError, StoreError } from '../database/storeErrors';
import { storePlace, type StorePlace } from '../storePlace';
import { HeadKeeper } from './headKeeper';
import type { StoreInput } from '../protocol/storeRequests';

/** An open store with all that belongs to it. */
export interface OpenStore {
  readonly place: StorePlace;
  readonly keyHex: string;
  readonly key: Buffer;
  readonly database: CaseDatabase;
  /** Null in a store that is only read. */
  readonly head: HeadKeeper | null;
}

/** @throws StoreError */
export async function openStore(input: StoreInput<'open'>): Promise<OpenStore> {
  const { folder, key: keyHex, isReadOnly, restored } = input;
  const place = storePlace(folder);
  const key = Buffer.from(keyHex, 'hex');
  const head = await readHead(place.head, key);
  const database = await openFile(
    place.database,
    keyHex,
    isReadOnly,
    head !== null && head !== 'foreign',
  );
  const isWritten = !isReadOnly && database.version <= schemaVersion;
  if (restored !== null && isWritten) {
    const { id, ...entry } = restored;
    await database.queries.transaction((tx) => addAudit(tx, id, { ...entry, what: 'restored' }));
  }
  const mayAdvance = database.isNew || restored !== null;
  if (isWritten && mayAdvance) await writeHead(place.head, key, await currentHead(database));
  // A chain that does not pass through its noted end was cut or rewritten: the note stays as the witness of it.
  const isTrue = async () =>
    head !== null && head !== 'foreign' && (await passesThrough(database, head));
  // Who only reads needs no chain: its page may be the damaged one.
  const keeper =
    isWritten && (mayAdvance || (await isTrue()))
      ? new HeadKeeper(async () => writeHead(place.head, key, await currentHead(database)))
      : null;
  return { place, keyHex, key, database, head: keeper };
}

/** @param isKeyRight something else was opened with the key: a file that is none to it is damaged, then */
async function openFile(path: string, keyHex: string, isReadOnly: boolean, isKeyRight: boolean) {
  try {
    return await openCaseDatabase({ path, keyHex, isReadOnly, now: () => new Date() });
  } catch (error) {
    const known = asStoreError(error);
    if (known.why === 'wrongKey' && isKeyRight) throw new StoreError('damaged', known.message);
    throw known;
  }
}
