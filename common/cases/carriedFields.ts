import { type CaseFields, emptyCaseFields } from './caseFields';

/**
 * What is most often the same in the next case of a room: who is there and with which equipment. Nothing of it says
 * anything of a patient, and nothing else is ever carried from one case to another.
 */
export type CarriedFields = Pick<CaseFields, 'operators' | 'scope' | 'processor'>;

/** As at the first case of all. */
export const nothingCarried: CarriedFields = { operators: [], scope: '', processor: '' };

/** What the next case takes over. @param newId ids of operators are those of one case */
export function carriedFrom(
  { operators, scope, processor }: CarriedFields,
  newId: () => string,
): CarriedFields {
  return { operators: operators.map((one) => ({ ...one, id: newId() })), scope, processor };
}

/** A case of which nothing is known but how it is called and what it takes over. */
export function nextCaseFields(pseudonym: string, carried: CarriedFields): CaseFields {
  return { ...emptyCaseFields(pseudonym), ...carried };
}
