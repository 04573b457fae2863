import { z } from 'zod';
import { explain } from '../../../../common/language/explain';
import { UserFacingError } from '../../../../common/userFacingError';
import {
  appointmentSchema,
  type BundleAppointment,
  type BundleEntry,
  type BundlePatient,
  type BundleRequest,
  bundleSchema,
  patientSchema,
  serviceRequestSchema,
} from './bundleSchema';

/** A resource with its place in the Bundle, from 1. */
export interface Placed<Resource> {
  readonly resource: Resource;
  readonly place: number;
}

/** The resources of a Bundle that a work-list is made of, and by which names they refer to each other. */
export interface BundleIndex {
  readonly patients: readonly Placed<BundlePatient>[];
  readonly requests: readonly Placed<BundleRequest>[];
  readonly appointments: readonly Placed<BundleAppointment>[];
  /** Kinds of resources that nothing is taken from. */
  readonly ignored: readonly string[];
  patientOf(reference: string | undefined): BundlePatient | null;
  requestOf(reference: string | undefined): BundleRequest | null;
}

/**
 * Sorts the resources of a Bundle.
 * @throws UserFacingError where it is no Bundle of R4 or one of its resources is not as R4 has it
 */
export function indexBundle(data: unknown, file: string): BundleIndex {
  const entries = parsed(bundleSchema, data, file, 'Bundle').entry ?? [];
  const patients: Placed<BundlePatient>[] = [];
  const requests: Placed<BundleRequest>[] = [];
  const appointments: Placed<BundleAppointment>[] = [];
  const ignored = new Set<string>();
  const named = new Map<string, BundlePatient | BundleRequest>();
  for (const [index, entry] of entries.entries()) {
    const kind = entry.resource?.resourceType;
    const place = index + 1;
    const read = <Schema extends z.ZodType>(schema: Schema) =>
      parsed(schema, entry.resource, file, `entry ${place}, ${String(kind)}`);
    if (kind === 'Patient') patients.push({ resource: read(patientSchema), place });
    else if (kind === 'ServiceRequest')
      requests.push({ resource: read(serviceRequestSchema), place });
    else if (kind === 'Appointment')
      appointments.push({ resource: read(appointmentSchema), place });
    else if (kind !== undefined) ignored.add(kind.slice(0, 60));
  }
  for (const { resource, place } of [...patients, ...requests]) {
    for (const name of namesOf(entries[place - 1], resource)) named.set(name, resource);
  }
  const find = (reference: string | undefined) => named.get(reference ?? '') ?? null;
  return {
    ...{ patients, requests, appointments, ignored: [...ignored] },
    patientOf: (reference) => ofType(find(reference), 'Patient'),
    requestOf: (reference) => ofType(find(reference), 'ServiceRequest'),
  };
}

function ofType<Type extends 'Patient' | 'ServiceRequest'>(
  resource: BundlePatient | BundleRequest | null,
  type: Type,
): Extract<BundlePatient | BundleRequest, { resourceType: Type }> | null {
  const isIt = (
    found: BundlePatient | BundleRequest | null,
  ): found is Extract<BundlePatient | BundleRequest, { resourceType: Type }> =>
    found?.resourceType === type;
  return isIt(resource) ? resource : null;
}

/** A reference names its target by the address of the entry or by type and id. */
function namesOf(
  entry: BundleEntry | undefined,
  { id, resourceType }: BundlePatient | BundleRequest,
): readonly string[] {
  const byId = id === undefined ? [] : [`${resourceType}/${id}`];
  return entry?.fullUrl === undefined ? byId : [...byId, entry.fullUrl];
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  file: string,
  place: string,
): z.infer<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = [place, ...(issue?.path ?? [])].map(String).join('.');
  throw new UserFacingError(
    explain('workList.badBundle', { file, place: where, reason: issue?.message ?? '' }),
  );
}
