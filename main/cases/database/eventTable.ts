import { asc, count, desc, eq, inArray, max } from 'drizzle-orm';
import {
  type CaseEvent,
  caseEventSchema,
  type StoredCaseEvent,
} from '../../../common/cases/caseEvent';
import { canonicalJson } from '../canonicalJson';
import { chainStart, eventHash, linkHash } from '../hashChain';
import type { CaseDatabase, Transaction } from './caseDatabase';
import { cases, chain, events, removedCases } from './schema';
import { writeSummary } from './summaryTable';

interface Link {
  readonly position: number;
  readonly hash: string;
}

/**
 * Stores events and the summaries that follow from them, all or none. Events that are there already, and events
 * of a case that was removed, are passed over.
 */
export async function appendEvents(
  { queries }: CaseDatabase,
  given: readonly CaseEvent[],
): Promise<null> {
  await queries.transaction(async (tx) => {
    const fresh = await freshOf(tx, given);
    let last = await lastLink(tx);
    const sequences = new Map<string, number>();
    for (const event of fresh) {
      const sequence = (sequences.get(event.caseId) ?? (await lastSequence(tx, event.caseId))) + 1;
      sequences.set(event.caseId, sequence);
      last = await insertEvent(tx, event, sequence, last);
    }
    for (const caseId of sequences.keys()) {
      await writeSummary(tx, caseId, await readCase(tx, caseId));
    }
  });
  return null;
}

async function freshOf(tx: Transaction, given: readonly CaseEvent[]): Promise<CaseEvent[]> {
  const ids = given.map(({ id }) => id);
  const caseIds = [...new Set(given.map(({ caseId }) => caseId))];
  const known = await tx.select({ id: events.id }).from(events).where(inArray(events.id, ids));
  const removed = await tx.select().from(removedCases).where(inArray(removedCases.caseId, caseIds));
  const passedOver = new Set([
    ...known.map(({ id }) => id),
    ...removed.map(({ caseId }) => caseId),
  ]);
  const seen = new Set<string>();
  return given.filter(({ id, caseId }) => {
    if (passedOver.has(id) || passedOver.has(caseId) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

async function lastLink(tx: Transaction): Promise<Link> {
  const [last] = await tx.select().from(chain).orderBy(desc(chain.position)).limit(1);
  return last ?? { position: 0, hash: chainStart };
}

async function lastSequence(tx: Transaction, caseId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(events.sequence) })
    .from(events)
    .where(eq(events.caseId, caseId));
  return row?.last ?? 0;
}

async function insertEvent(
  tx: Transaction,
  event: CaseEvent,
  sequence: number,
  { position: before, hash: previous }: Link,
): Promise<Link> {
  const position = before + 1;
  const hash = eventHash(event, sequence);
  const { id, caseId } = event;
  const content = canonicalJson(event);
  await tx.insert(events).values({ position, id, caseId, sequence, hash, content });
  const link = { position, hash: linkHash(position, hash, previous) };
  await tx.insert(chain).values({ ...link, eventHash: hash, previous });
  return link;
}

/** In the order of their sequence; empty for a case that is not there. */
export async function readCase(
  queries: Pick<Transaction, 'select'>,
  caseId: string,
): Promise<StoredCaseEvent[]> {
  const rows = await queries
    .select()
    .from(events)
    .where(eq(events.caseId, caseId))
    .orderBy(asc(events.sequence));
  return rows.map(({ sequence, hash, content }) => ({
    ...caseEventSchema.parse(JSON.parse(content)),
    sequence,
    hash,
  }));
}

/** Cases that were started and not ended, oldest first. */
export async function readRunning({ queries }: CaseDatabase): Promise<string[]> {
  const rows = await queries
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(eq(cases.stage, 'running'))
    .orderBy(asc(cases.startedAt));
  return rows.map(({ caseId }) => caseId);
}

/** How many cases and events there are, and where the chain ends. */
export async function readExtent({ queries }: Pick<CaseDatabase, 'queries'>) {
  const [caseRow] = await queries.select({ count: count() }).from(cases);
  const [eventRow] = await queries.select({ count: count() }).from(events);
  const [last] = await queries.select().from(chain).orderBy(desc(chain.position)).limit(1);
  return {
    cases: caseRow?.count ?? 0,
    events: eventRow?.count ?? 0,
    position: last?.position ?? 0,
    hash: last?.hash ?? chainStart,
  };
}
