import { eq } from 'drizzle-orm';
import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import { summarise } from '../../../common/cases/summarise';
import type { Transaction } from './caseDatabase';
import { casePeople, cases, searchTexts, summaries } from './schema';
import { identityTextOf, openTextOf, searchForm } from './searchText';

/** Derives a case anew from its events, in the transaction that changed them. */
export async function writeSummary(
  tx: Transaction,
  caseId: string,
  events: readonly CaseEvent[],
): Promise<void> {
  const summary = summarise(caseId, events, null);
  await tx
    .insert(cases)
    .values(columnsOf(summary))
    .onConflictDoUpdate({
      target: cases.caseId,
      set: columnsOf(summary),
    });
  const content = JSON.stringify(summary);
  await tx
    .insert(summaries)
    .values({ caseId, content })
    .onConflictDoUpdate({ target: summaries.caseId, set: { content } });
  const texts = { openText: openTextOf(summary, events), identityText: identityTextOf(summary) };
  await tx
    .insert(searchTexts)
    .values({ caseId, ...texts })
    .onConflictDoUpdate({ target: searchTexts.caseId, set: texts });
  await writePeople(tx, summary);
}

function columnsOf(summary: CaseSummary): typeof cases.$inferInsert {
  const { caseId, startedAt, cannulationMs, attempts, studyClass, stage, fields } = summary;
  return {
    ...{ caseId, startedAt, attempts, studyClass, stage },
    pseudonymKey: searchForm(fields.pseudonym),
    cannulationMs: cannulationMs === null ? null : Math.round(cannulationMs),
    papillaType: fields.papillaType,
  };
}

async function writePeople(tx: Transaction, { caseId, fields }: CaseSummary): Promise<void> {
  const wanted = new Set(fields.operators.flatMap(({ personId }) => personId ?? []));
  await tx.delete(casePeople).where(eq(casePeople.caseId, caseId));
  if (wanted.size === 0) return;
  await tx.insert(casePeople).values([...wanted].map((personId) => ({ caseId, personId })));
}

/** Takes everything away that was derived of a case. */
export async function deleteSummary(tx: Transaction, caseId: string): Promise<void> {
  await tx.delete(cases).where(eq(cases.caseId, caseId));
  await tx.delete(summaries).where(eq(summaries.caseId, caseId));
  await tx.delete(searchTexts).where(eq(searchTexts.caseId, caseId));
  await tx.delete(casePeople).where(eq(casePeople.caseId, caseId));
}
