import { asc, eq, inArray } from 'drizzle-orm';
import { chain, events, removedCases } from './schema';
import { addAudit } from './auditTable';
import type { CaseDatabase } from './caseDatabase';
import { sha256 } from '../hashChain';
import { StoreError } from './storeErrors';
import { deleteSummary } from './summaryTable';

export interface Removal {
  /** Makes asking twice the same as once. */
  readonly id: string;
  readonly caseId: string;
  readonly authorId: string | null;
  readonly reason: string;
  readonly at: string;
}

/**
 * Deletes a case for good and leaves its hashes and a tombstone in the audit trail. What is deleted is overwritten,
 * in the file (`secure_delete`) and in the write-ahead log.
 * @throws StoreError where there is no such case
 */
export async function removeCase(
  { queries, driver }: CaseDatabase,
  { id, caseId, authorId, reason, at }: Removal,
): Promise<null> {
  await queries.transaction(async (tx) => {
    const rows = await tx
      .select({ position: events.position, hash: events.hash })
      .from(events)
      .where(eq(events.caseId, caseId))
      .orderBy(asc(events.position));
    const known = await tx.select().from(removedCases).where(eq(removedCases.caseId, caseId));
    if (rows.length === 0 && known.length > 0) return;
    if (rows.length === 0) throw new StoreError('caseUnknown', 'there is no such case');
    const removed = { caseId, events: rows.length, digest: digestOf(rows.map(({ hash }) => hash)) };
    const what = 'caseRemoved';
    const tombstone = await addAudit(tx, id, { at, authorId, what, detail: reason, removed });
    await tx.insert(removedCases).values({ caseId, tombstone });
    const ofCase = tx
      .select({ position: events.position })
      .from(events)
      .where(eq(events.caseId, caseId));
    await tx.update(chain).set({ tombstone }).where(inArray(chain.position, ofCase));
    await tx.delete(events).where(eq(events.caseId, caseId));
    await deleteSummary(tx, caseId);
  });
  await driver.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  return null;
}

/** What a tombstone says of the events that went: SHA-256 of their hashes, a line each. */
export function digestOf(hashes: readonly string[]): string {
  return sha256(hashes.join('\n'));
}
