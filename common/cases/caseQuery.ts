import { z } from 'zod';
import { difficultyClasses } from '../difficulty';
import { papillaTypes } from './caseFields';
import type { CaseSummary } from './caseSummary';

export const caseStages = ['running', 'ended', 'signedOff'] as const;
export const caseSortKeys = [
  'startedAt',
  'pseudonym',
  'cannulationMs',
  'attempts',
  'studyClass',
  'stage',
] as const;

/** What of the cases is asked for; an empty list of choices means all. */
export const caseFilterSchema = z.strictObject({
  /** Words that must all occur in pseudonym, indication, operators, note, marks or identity (where that may be seen). */
  text: z.string().max(200),
  stages: z.array(z.enum(caseStages)).max(3),
  studyClasses: z.array(z.enum(difficultyClasses)).max(4),
  papillaTypes: z.array(z.enum(papillaTypes)).max(4),
  personId: z.uuid().nullable(),
  /** First and last day of the start, `YYYY-MM-DD`, both included. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});
export type CaseFilter = Readonly<z.infer<typeof caseFilterSchema>>;

export const everyCase: CaseFilter = {
  text: '',
  stages: [],
  studyClasses: [],
  papillaTypes: [],
  personId: null,
  from: null,
  to: null,
};

/** A stretch of the sorted list: what a window of virtual rows needs. */
export const caseQuerySchema = z.strictObject({
  filter: caseFilterSchema,
  sortBy: z.enum(caseSortKeys),
  isDescending: z.boolean(),
  offset: z.int().nonnegative(),
  limit: z.int().min(1).max(500),
});
export type CaseQuery = Readonly<z.infer<typeof caseQuerySchema>>;

/** One row of the list. */
export type CaseRow = Pick<
  CaseSummary,
  | 'caseId'
  | 'stage'
  | 'startedAt'
  | 'cannulation'
  | 'cannulationMs'
  | 'attempts'
  | 'ductEntries'
  | 'techniques'
  | 'studyClass'
> & {
  readonly pseudonym: string;
  readonly indication: CaseSummary['fields']['indication'];
  readonly papillaType: CaseSummary['fields']['papillaType'];
  readonly operatorNames: readonly string[];
  readonly guidelineIsDifficult: boolean;
  readonly aiLabel: 'easy' | 'difficult' | null;
  readonly hasFollowUp: boolean;
};

export interface CasePage {
  /** All cases that pass the filter, not only those of this stretch. */
  readonly total: number;
  /** All cases in the store: tells an empty store from an empty answer. */
  readonly stored: number;
  readonly rows: readonly CaseRow[];
}
