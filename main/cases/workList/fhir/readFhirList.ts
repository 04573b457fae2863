import { z } from 'zod';
import { emptyCaseFields, type PatientIdentity } from '../../../../common/cases/caseFields';
import { type WorkListEntry, workListEntrySchema } from '../../../../common/cases/workList';
import { explain } from '../../../../common/language/explain';
import { UserFacingError } from '../../../../common/userFacingError';
import { indicationOf } from '../csv/rowFields';
import { dayOf } from '../dates';
import { plainText } from '../plainText';
import { longestNote, longestShortText } from '../workListLimits';
import { type BundleIndex, indexBundle } from './bundleIndex';
import type { BundleAppointment, BundlePatient, BundleRequest } from './bundleSchema';

/** What is done or was called off needs no case any more (states of R4). */
const closedStates = new Set([
  ...['revoked', 'completed', 'entered-in-error', 'cancelled', 'noshow', 'fulfilled'],
]);

/**
 * The planned cases of a Bundle of FHIR R4: one a ServiceRequest; one an Appointment that is based on none of them;
 * one a Patient where there are neither.
 * @param file its name, for messages
 * @throws UserFacingError that names the resource
 */
export function readFhirList(
  data: unknown,
  file: string,
): { readonly entries: readonly WorkListEntry[]; readonly ignored: readonly string[] } {
  const index = indexBundle(data, file);
  const { requests, appointments, patients, ignored } = index;
  const read = (plan: Plan, place: number) => entryOf(plan, place, file);
  const planned = [
    ...requests
      .filter(isOpen)
      .map(({ resource, place }) => read(ofRequest(resource, index), place)),
    ...appointments
      .filter(isOpen)
      .filter(({ resource }) => requestFor(resource, index) === null)
      .map(({ resource, place }) => read(ofAppointment(resource, index), place)),
  ];
  const isListOfPatients = requests.length + appointments.length === 0;
  const entries = isListOfPatients
    ? patients.map(({ resource, place }) => read({ ...nothing, patient: resource }, place))
    : planned;
  return { entries, ignored };
}

/** What resources say together of one planned case. */
interface Plan {
  readonly patient: BundlePatient | null;
  readonly accession: string;
  readonly reason: string;
  readonly plannedAt: string | undefined;
  readonly note: string;
}
const nothing = { accession: '', reason: '', plannedAt: undefined, note: '' };

function isOpen({ resource }: { readonly resource: { readonly status?: string | undefined } }) {
  return !closedStates.has(resource.status ?? '');
}

function ofRequest(request: BundleRequest, index: BundleIndex): Plan {
  const appointment = index.appointments.find(
    ({ resource }) => isOpen({ resource }) && requestFor(resource, index) === request,
  );
  const occurrence = request.occurrenceDateTime ?? request.occurrencePeriod?.start;
  return {
    patient: index.patientOf(request.subject.reference),
    accession: accessionOf(request),
    reason: reasonOf(request),
    plannedAt: appointment?.resource.start ?? occurrence,
    note: (request.note ?? []).map(({ text }) => text ?? '').join(' '),
  };
}

function ofAppointment(appointment: BundleAppointment, index: BundleIndex): Plan {
  const patients = (appointment.participant ?? []).map(({ actor }) =>
    index.patientOf(actor?.reference),
  );
  return {
    patient: patients.find((patient) => patient !== null) ?? null,
    accession: '',
    reason: reasonOf(appointment),
    plannedAt: appointment.start,
    note: appointment.comment ?? '',
  };
}

function requestFor(appointment: BundleAppointment, index: BundleIndex): BundleRequest | null {
  const found = (appointment.basedOn ?? []).map(({ reference }) => index.requestOf(reference));
  return found.find((request) => request !== null) ?? null;
}

function reasonOf({ reasonCode }: Pick<BundleRequest, 'reasonCode'>): string {
  const [reason] = reasonCode ?? [];
  return reason?.text ?? reason?.coding?.[0]?.display ?? '';
}

/** The identifier whose type says so (`ACSN` of HL7's table 0203), else none. */
function accessionOf({ identifier }: BundleRequest): string {
  const isAccession = (identifier ?? []).find(({ type }) =>
    type?.coding?.some(({ code }) => code === 'ACSN'),
  );
  return isAccession?.value ?? '';
}

function entryOf(plan: Plan, place: number, file: string): WorkListEntry {
  const check = { place, file };
  return {
    pseudonym: null,
    place,
    plannedAt: plannedAt(plan.plannedAt, check),
    fields: {
      ...nothingSaid,
      ...indicationOf(limited(plan.reason, longestShortText, 'reasonCode', check)),
      identity: identityOf(plan, check),
      note: limited(plan.note, longestNote, 'note', check),
    },
  };
}

/** How every case begins; a pseudonym is suggested when it is started. */
const nothingSaid = z.object(workListEntrySchema.shape.fields.shape).parse(emptyCaseFields('-'));

interface Check {
  readonly place: number;
  readonly file: string;
}

function identityOf({ patient, accession }: Plan, check: Check): PatientIdentity {
  const short = (text: string, field: string) => limited(text, longestShortText, field, check);
  return {
    name: short(nameOf(patient), 'name'),
    patientId: short(numberOf(patient), 'identifier'),
    birthDate: birthDateOf(patient, check),
    accessionNumber: short(accession, 'identifier'),
  };
}

function nameOf(patient: BundlePatient | null): string {
  const names = patient?.name ?? [];
  const name = names.find(({ use }) => use === 'official') ?? names[0];
  return name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ');
}

/** The medical record number where one says that it is (`MR`), else the first. */
function numberOf(patient: BundlePatient | null): string {
  const numbers = patient?.identifier ?? [];
  const record = numbers.find(({ type }) => type?.coding?.some(({ code }) => code === 'MR'));
  return (record ?? numbers[0])?.value ?? '';
}

/** FHIR allows a year or a month alone; that is no date of birth to tell people apart by. */
function birthDateOf(patient: BundlePatient | null, check: Check): string {
  const text = patient?.birthDate ?? '';
  if (text === '' || /^\d{4}(-\d\d)?$/.test(text)) return '';
  return dayOf(text) ?? refused(text, 'birthDate', 'YYYY-MM-DD', check);
}

function plannedAt(text: string | undefined, check: Check): string | null {
  if (text === undefined) return null;
  const isMoment = text.length <= 40 && !Number.isNaN(Date.parse(text));
  return isMoment ? text : refused(text, 'start', 'YYYY-MM-DDThh:mm:ssZ', check);
}

function limited(text: string, longest: number, field: string, check: Check): string {
  const plain = plainText(text);
  return plain.length <= longest ? plain : refused(plain, field, `≤ ${longest} characters`, check);
}

function refused(value: string, field: string, expected: string, { place, file }: Check): never {
  const resource = `entry ${place}`;
  throw new UserFacingError(
    explain('workList.badResource', { file, resource, field, value: value.slice(0, 80), expected }),
  );
}
