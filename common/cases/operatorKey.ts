import type { CaseOperator } from './caseFields';

/** The same for one person in all cases: of the list of people, else by name; a nameless guest is never the same. */
export function operatorKey({ id, personId, name }: CaseOperator): string {
  if (personId !== null) return `person ${personId}`;
  const plainName = name.trim().toLowerCase();
  return plainName === '' ? `guest ${id}` : `name ${plainName}`;
}
