import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';

/** The form in which texts and the words that are looked for are compared: NFKC, lower case. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words of a search; each must occur. */
export function searchWords(text: string): string[] {
  return searchForm(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** What a search looks through: everything that was written of the case, apart from what names the patient. */
export function openTextOf({ fields }: CaseSummary, events: readonly CaseEvent[]): string {
  const marks = effectiveEvents(events).flatMap(({ payload, isWithdrawn }) =>
    !isWithdrawn && 'text' in payload ? [payload.text] : [],
  );
  const { pseudonym, indication, indicationText, scope, processor, note, operators } = fields;
  const names = operators.map(({ name }) => name);
  return joined([
    pseudonym,
    indication ?? '',
    indicationText,
    scope,
    processor,
    note,
    ...names,
    ...marks,
  ]);
}

/** What names the patient, for those who may see it. */
export function identityTextOf({ fields: { identity } }: CaseSummary): string {
  return joined([identity.name, identity.patientId, identity.birthDate, identity.accessionNumber]);
}

/** A line each, so that no word is found across two of them. */
function joined(texts: readonly string[]): string {
  return searchForm(texts.filter((text) => text !== '').join('\n'));
}
