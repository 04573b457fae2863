import type { BundleEntry, FhirResource, Reference } from 'fhir/r4';
import type { DerivedIds } from '../record/derivedIds';
import type { ExportedCase } from '../record/exportedCase';
import type { ExportHead } from '../record/exportNotice';

/** A case, and what its resources are made with. */
export interface FhirSubject {
  readonly exported: ExportedCase;
  readonly head: ExportHead;
  readonly ids: DerivedIds;
  /** Of the case in this export. */
  readonly caseKey: string;
}

/** Names of things that are Ampulla's own; object identifiers below the root that needs no registration. */
export const ownSystems = (ids: DerivedIds) => ({
  pseudonym: `urn:oid:${ids.uid('system', 'pseudonym')}`,
  patientId: `urn:oid:${ids.uid('system', 'patientId')}`,
  accessionNumber: `urn:oid:${ids.uid('system', 'accessionNumber')}`,
  case: `urn:oid:${ids.uid('system', 'case')}`,
});

/** Refers to a resource of the same Bundle by what it is. */
export function referTo(subject: FhirSubject, ...parts: readonly (string | number)[]): Reference {
  return { reference: addressOf(subject, ...parts) };
}

/** An entry of the Bundle; what it is gives it its address. */
export function entryOf(
  subject: FhirSubject,
  parts: readonly (string | number)[],
  resource: FhirResource,
): BundleEntry {
  return { fullUrl: addressOf(subject, ...parts), resource };
}

function addressOf({ ids, caseKey }: FhirSubject, ...parts: readonly (string | number)[]): string {
  return `urn:uuid:${ids.uuid(caseKey, ...parts)}`;
}

/** When the case was: to the second in an identified export, else the month. */
export function whenOf({ exported }: FhirSubject): string {
  return exported.identified?.startedAt ?? exported.startedMonth;
}

/** What stands on a device, an observation and the report of a model that is not cleared. */
export const investigational =
  'Investigational: for research and training, not a cleared medical device. Not for clinical decisions.';

/** A text of FHIR must hold something that can be seen. */
export function fhirText(text: string): string | undefined {
  const plain = text.replace(/[^\P{C}\n\t]/gu, '').trim();
  return plain === '' ? undefined : plain;
}
