import { asc, count, eq, gt, isNull } from 'drizzle-orm';
import { caseEventSchema } from '../../../common/cases/caseEvent';
import type { ChainReport } from '../../../common/cases/caseStoreState';
import { chainStart, eventHash, linkHash, sha256 } from '../hashChain';
import { readAudit } from './auditTable';
import type { CaseDatabase } from './caseDatabase';
import type { ChainHead } from './headFile';
import { digestOf } from './removal';
import { audit, chain, events } from './schema';

type Break = ChainReport['broken'][number];
type LinkRow = Awaited<ReturnType<typeof readLinks>>[number];

/** Links that are checked before others get their turn. */
const linksAtOnce = 500;
/** More would not tell more. */
const mostBreaks = 20;

/** Runs a short piece of work between the others of the process. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Checks every hash of events and audit trail, every removal against its tombstone, and the end of both chains against
 * what was noted outside the database. What it finds and what it cannot find stands in docs/formats.md.
 * @param head as it was noted; null where there is none
 */
export async function checkChain(
  database: CaseDatabase,
  head: ChainHead | null,
  inTurn: InTurn,
): Promise<ChainReport> {
  const check = new ChainCheck(head);
  for (let next = 1; ; ) {
    const links = await inTurn(() => readLinks(database, next - 1));
    for (const link of links) check.takeLink(link);
    if (links.length < linksAtOnce) break;
    next = check.position + 1;
  }
  await inTurn(() => check.takeStrangers(database));
  await inTurn(() => check.takeAudit(database));
  return check.report();
}

function readLinks({ queries }: CaseDatabase, after: number) {
  return queries
    .select({ link: chain, event: events })
    .from(chain)
    .leftJoin(events, eq(events.position, chain.position))
    .where(gt(chain.position, after))
    .orderBy(asc(chain.position))
    .limit(linksAtOnce);
}

class ChainCheck {
  private readonly head: ChainHead | null;
  private readonly broken: Break[] = [];
  private readonly removedHashes = new Map<number, string[]>();
  private previous = chainStart;
  private eventCount = 0;
  private removedCount = 0;
  /** Of the newest link that was seen. */
  position = 0;

  constructor(head: ChainHead | null) {
    this.head = head;
  }

  takeLink({ link, event }: LinkRow): void {
    const caseId = event?.caseId ?? null;
    const note = (why: string) => this.note(link.position, caseId, why);
    if (link.position !== this.position + 1) note('links before this one are missing');
    if (link.previous !== this.previous) note('does not follow from the link before');
    if (link.hash !== linkHash(link.position, link.eventHash, link.previous))
      note('the link was changed');
    if (event === null) this.takeRemoved(link);
    else this.takeEvent(link, event);
    if (this.head?.position === link.position && this.head.hash !== link.hash) {
      note('the chain was rewritten up to here');
    }
    this.position = link.position;
    this.previous = link.hash;
  }

  /** Events that no link names. */
  async takeStrangers({ queries }: CaseDatabase): Promise<void> {
    const [row] = await queries
      .select({ count: count() })
      .from(events)
      .leftJoin(chain, eq(chain.position, events.position))
      .where(isNull(chain.position));
    if ((row?.count ?? 0) > 0) this.note(0, null, `${row?.count} events are in no link`);
  }

  async takeAudit(database: CaseDatabase): Promise<void> {
    const rows = await database.queries.select().from(audit).orderBy(asc(audit.position));
    let previous = chainStart;
    for (const [index, { position, content, hash, previous: named }] of rows.entries()) {
      const isWhole = hash === linkHash(position, sha256(content), named);
      if (!isWhole || named !== previous || position !== index + 1) {
        this.note(position, null, 'the audit trail was changed here');
      }
      if (this.head?.auditPosition === position && this.head.auditHash !== hash) {
        this.note(position, null, 'the audit trail was rewritten up to here');
      }
      previous = hash;
    }
    if (this.head !== null && rows.length < this.head.auditPosition) {
      this.note(rows.length, null, 'the end of the audit trail is missing');
    }
    await this.takeTombstones(database);
  }

  report(): ChainReport {
    if (this.head !== null && this.position < this.head.position) {
      this.note(this.position, null, 'the end of the chain is missing');
    }
    if (this.head === null && this.position > 0) {
      this.note(0, null, 'the note of where the chain ended is missing');
    }
    const broken = this.broken.slice(0, mostBreaks);
    return {
      ...{ events: this.eventCount, isIntact: broken.length === 0, broken },
      removed: this.removedCount,
    };
  }

  private takeEvent(link: LinkRow['link'], event: NonNullable<LinkRow['event']>): void {
    this.eventCount += 1;
    const parsed = caseEventSchema.safeParse(jsonOf(event.content));
    const isSame =
      parsed.success &&
      parsed.data.id === event.id &&
      parsed.data.caseId === event.caseId &&
      eventHash(parsed.data, event.sequence) === link.eventHash &&
      event.hash === link.eventHash;
    if (!isSame) this.note(link.position, event.caseId, 'the event was changed');
  }

  private takeRemoved({ position, tombstone, eventHash: hash }: LinkRow['link']): void {
    if (tombstone === null) {
      this.note(position, null, 'the event is missing');
      return;
    }
    this.removedCount += 1;
    this.removedHashes.set(tombstone, [...(this.removedHashes.get(tombstone) ?? []), hash]);
  }

  private async takeTombstones(database: CaseDatabase): Promise<void> {
    const trail = await readAudit(database).catch(() => []);
    const tombstones = new Map(trail.map(({ position, removed }) => [position, removed]));
    for (const [position, hashes] of this.removedHashes) {
      const said = tombstones.get(position);
      if (said?.events !== hashes.length || said.digest !== digestOf(hashes)) {
        this.note(position, said?.caseId ?? null, 'events are missing that no removal speaks for');
      }
    }
  }

  private note(position: number, caseId: string | null, why: string): void {
    this.broken.push({ position, caseId, why });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
