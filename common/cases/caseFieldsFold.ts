import type { CaseEvent } from './caseEvent';
import { type CaseFields, type CaseFieldsPatch, emptyCaseFields } from './caseFields';

/** The fields as they stand: what the case was started with and every change since, each field whole. */
export function foldedFields(caseId: string, events: readonly CaseEvent[]): CaseFields {
  const started = events.flatMap(({ payload }) =>
    payload.kind === 'started' ? payload.fields : [],
  );
  const changes = events.flatMap(({ payload }) =>
    payload.kind === 'fieldsSet' ? payload.fields : [],
  );
  return changes.reduce<CaseFields>(patchedFields, started[0] ?? emptyCaseFields(caseId));
}

/** The fields after one change of them. */
export function patchedFields(fields: CaseFields, change: CaseFieldsPatch): CaseFields {
  return { ...fields, ...saidOf(change) };
}

type Said = { readonly [Name in keyof CaseFields]?: CaseFields[Name] };

/** A patch may carry a field without a value, which changes nothing. */
function saidOf(change: CaseFieldsPatch): Said {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
