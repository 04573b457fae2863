import { desc, eq } from 'drizzle-orm';
import { type AuditContent, auditContentSchema, type PlacedAudit } from '../protocol/auditContent';
import { canonicalJson } from '../canonicalJson';
import { chainStart, linkHash, sha256 } from '../hashChain';
import type { CaseDatabase, Transaction } from './caseDatabase';
import { audit } from './schema';

/**
 * Adds an entry at the end of the audit trail.
 * @param id makes adding it twice the same as once
 * @returns its position
 */
export async function addAudit(
  tx: Transaction,
  id: string,
  content: AuditContent,
): Promise<number> {
  const [known] = await tx.select().from(audit).where(eq(audit.id, id));
  if (known !== undefined) return known.position;
  const [last] = await tx.select().from(audit).orderBy(desc(audit.position)).limit(1);
  const position = (last?.position ?? 0) + 1;
  const previous = last?.hash ?? chainStart;
  const text = canonicalJson(content);
  const hash = linkHash(position, sha256(text), previous);
  await tx.insert(audit).values({ position, id, content: text, previous, hash });
  return position;
}

/** Oldest first. */
export async function readAudit({ queries }: CaseDatabase): Promise<PlacedAudit[]> {
  const rows = await queries.select().from(audit).orderBy(audit.position);
  return rows.map(({ position, content }) => ({
    position,
    ...auditContentSchema.parse(JSON.parse(content)),
  }));
}
