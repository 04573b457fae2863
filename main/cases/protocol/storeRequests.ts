import { z } from 'zod';
import { caseEventSchema, type StoredCaseEvent } from '../../../common/cases/caseEvent';
import { caseFilterSchema, caseQuerySchema, type CasePage } from '../../../common/cases/caseQuery';
import type { ChainReport, StoreBackup } from '../../../common/cases/caseStoreState';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import type { DashboardFigures } from '../../../common/cases/dashboard/dashboard';
import { type Person, personRoles, pinSchema } from '../../../common/cases/people';
import { auditContentSchema, type PlacedAudit } from './auditContent';

const deed = { id: z.uuid(), at: z.iso.datetime(), authorId: z.uuid().nullable() };
const newPerson = {
  name: z.string().trim().min(1).max(200),
  role: z.enum(personRoles),
  pin: pinSchema,
};

/** Events that are stored with one transaction. */
export const mostEventsAtOnce = 200;
/** Summaries that cross between the processes at once: a few ms of either's time. */
export const summariesAtOnce = 250;

/** What the process of the store is asked for; checked before anything of it is bound to a statement. */
export const storeRequestSchemas = {
  open: z.strictObject({
    folder: z.string().min(1),
    key: z.string().regex(/^[0-9a-f]{64}$/),
    isReadOnly: z.boolean(),
    /** Set where a backup was put in place: noted in the audit trail, and the chain may be shorter than it was. */
    restored: z.strictObject({ ...deed, detail: z.string().max(500) }).nullable(),
  }),
  append: z.array(caseEventSchema).min(1).max(mostEventsAtOnce),
  list: z.strictObject({ query: caseQuerySchema, searchesIdentity: z.boolean() }),
  events: z.string().max(100),
  running: z.null(),
  summaries: z.strictObject({ filter: caseFilterSchema, after: z.string().max(100) }),
  dashboard: z.strictObject({ filter: caseFilterSchema, areCurvesNative: z.boolean() }),
  remove: z.strictObject({ ...deed, caseId: z.uuid(), reason: z.string().max(4000) }),
  people: z.null(),
  addPerson: z.strictObject({ ...deed, person: z.strictObject(newPerson) }),
  changePerson: z.strictObject({
    ...deed,
    personId: z.uuid(),
    change: z.strictObject({ ...newPerson, isActive: z.boolean() }).partial(),
  }),
  signIn: z.strictObject({ personId: z.uuid(), pin: z.string().max(100) }),
  audit: z.strictObject({ id: z.uuid(), entry: auditContentSchema.omit({ removed: true }) }),
  auditTrail: z.null(),
  verify: z.null(),
  backUp: z.null(),
  close: z.null(),
} as const;

export type StoreRequestName = keyof typeof storeRequestSchemas;
export type StoreInput<Name extends StoreRequestName> = z.infer<(typeof storeRequestSchemas)[Name]>;

/** What the process answers. */
export interface StoreResults {
  open: OpenedStore;
  append: null;
  list: CasePage;
  events: readonly StoredCaseEvent[];
  running: readonly string[];
  /** A stretch; shorter than {@link summariesAtOnce} where it is the last. */
  summaries: readonly CaseSummary[];
  dashboard: DashboardFigures;
  remove: null;
  people: readonly Person[];
  addPerson: Person;
  changePerson: Person;
  signIn: Person | null;
  audit: null;
  auditTrail: readonly PlacedAudit[];
  verify: ChainReport;
  backUp: StoreBackup;
  close: null;
}

/** How the file was opened. */
export interface OpenedStore {
  /** A newer Ampulla wrote it: it is only read. */
  readonly isNewerSchema: boolean;
}
