import { type CaseFields, emptyCaseFields } from '../../../common/cases/caseFields';

/** The same without anything that names the patient. */
export function withoutIdentity<Named extends { readonly fields: CaseFields }>(
  named: Named,
): Named {
  const { identity } = emptyCaseFields(named.fields.pseudonym);
  return { ...named, fields: { ...named.fields, identity } };
}
