import { z } from 'zod';

const text = z.string().max(10_000);
const reference = z.object({ reference: text.optional(), display: text.optional() });
const coding = z.object({ display: text.optional(), code: text.optional() });
const concept = z.object({ text: text.optional(), coding: z.array(coding).optional() });
const identifier = z.object({ value: text.optional(), type: concept.optional() });
const common = { id: text.optional(), status: text.optional() };

/** What is read of a patient; other elements are let pass. */
export const patientSchema = z.object({
  ...common,
  resourceType: z.literal('Patient'),
  identifier: z.array(identifier).optional(),
  birthDate: text.optional(),
  name: z
    .array(
      z.object({
        use: text.optional(),
        text: text.optional(),
        family: text.optional(),
        given: z.array(text).optional(),
      }),
    )
    .optional(),
});
export type BundlePatient = z.infer<typeof patientSchema>;

export const serviceRequestSchema = z.object({
  ...common,
  resourceType: z.literal('ServiceRequest'),
  identifier: z.array(identifier).optional(),
  subject: reference,
  occurrenceDateTime: text.optional(),
  occurrencePeriod: z.object({ start: text.optional() }).optional(),
  reasonCode: z.array(concept).optional(),
  performer: z.array(reference).optional(),
  note: z.array(z.object({ text: text.optional() })).optional(),
});
export type BundleRequest = z.infer<typeof serviceRequestSchema>;

export const appointmentSchema = z.object({
  ...common,
  resourceType: z.literal('Appointment'),
  start: text.optional(),
  reasonCode: z.array(concept).optional(),
  basedOn: z.array(reference).optional(),
  participant: z.array(z.object({ actor: reference.optional() })).optional(),
  comment: text.optional(),
});
export type BundleAppointment = z.infer<typeof appointmentSchema>;

/** A Bundle of FHIR R4, as far as a work-list needs it. */
export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.object({
        fullUrl: text.optional(),
        resource: z.looseObject({ resourceType: text }).optional(),
      }),
    )
    .optional(),
});
export type BundleEntry = NonNullable<z.infer<typeof bundleSchema>['entry']>[number];
