import { z } from 'zod';
import { caseFieldsSchema } from './caseFields';

/** Formats of a work-list that can be read. */
export const workListFormats = ['csv', 'fhir'] as const;

/** A planned case of a work-list: the fields to begin with. What the list did not say is empty or null. */
export const workListEntrySchema = z.strictObject({
  /** Of the list itself, where it names a pseudonym; null: one is to be suggested. Never the patient's name. */
  pseudonym: caseFieldsSchema.shape.pseudonym.nullable(),
  fields: caseFieldsSchema.omit({ pseudonym: true }),
  /** When the case is planned, as the list says it: ISO 8601, date alone or with a time; null where it does not. */
  plannedAt: z.string().max(40).nullable(),
  /** Where it stands, for a person who looks it up: line of the CSV, or ordinal of the resource, from 1. */
  place: z.int().positive(),
});
export type WorkListEntry = Readonly<z.infer<typeof workListEntrySchema>>;

/** What a file said. It is kept in no store: who wants a case of it starts one. */
export interface WorkList {
  readonly format: (typeof workListFormats)[number];
  /** Name of the file without its folder. */
  readonly fileName: string;
  readonly entries: readonly WorkListEntry[];
  /** Headings or resources that nothing was taken from, each once, for a person to see what was left out. */
  readonly ignored: readonly string[];
}
