import { readFile } from 'node:fs/promises';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { writeFileDurably } from '../../files/durableFile';
import { chainStart } from '../hashChain';
import { deriveKey, seal, unseal } from '../keys/sealing';
import type { CaseDatabase } from './caseDatabase';
import { audit, chain } from './schema';

const chainHeadSchema = z.strictObject({
  storeId: z.string(),
  position: z.int(),
  hash: z.string(),
  auditPosition: z.int(),
  auditHash: z.string(),
});
/** Where both chains ended when it was noted, outside the database and sealed with the store's key. */
export type ChainHead = Readonly<z.infer<typeof chainHeadSchema>>;

const context = 'case chain head';

/** @returns `foreign` for a file of another key, or a damaged one; null where there is none */
export async function readHead(
  path: string,
  key: Uint8Array,
): Promise<ChainHead | 'foreign' | null> {
  const sealed = await readFile(path).catch(() => null);
  if (sealed === null) return null;
  const plain = unseal(deriveKey(key, 'head'), sealed, context);
  return plain === null ? 'foreign' : chainHeadSchema.parse(JSON.parse(plain.toString('utf8')));
}

/** @throws what the system says */
export async function writeHead(path: string, key: Uint8Array, head: ChainHead): Promise<void> {
  const plain = Buffer.from(JSON.stringify(head));
  await writeFileDurably(path, seal(deriveKey(key, 'head'), plain, context));
}

/** Where both chains end now. */
export async function currentHead({ queries, storeId }: CaseDatabase): Promise<ChainHead> {
  const [link] = await queries.select().from(chain).orderBy(desc(chain.position)).limit(1);
  const [entry] = await queries.select().from(audit).orderBy(desc(audit.position)).limit(1);
  return {
    storeId,
    ...{ position: link?.position ?? 0, hash: link?.hash ?? chainStart },
    ...{ auditPosition: entry?.position ?? 0, auditHash: entry?.hash ?? chainStart },
  };
}

/** Whether both chains still go through the place where they ended. */
export async function passesThrough(database: CaseDatabase, head: ChainHead): Promise<boolean> {
  const { queries, storeId } = database;
  const [link] = await queries.select().from(chain).where(eq(chain.position, head.position));
  const [entry] = await queries.select().from(audit).where(eq(audit.position, head.auditPosition));
  return (
    head.storeId === storeId &&
    (link?.hash ?? chainStart) === head.hash &&
    (entry?.hash ?? chainStart) === head.auditHash
  );
}
