import { z } from 'zod';
import { caseFieldsPatchSchema } from './caseFields';
import { clinicalPayloadSchema, followUpSchema, type CaseEventSource } from './caseEvent';
import type { StoredCaseEvent } from './caseEvent';
import type { CaseSummary, EffectiveEvent } from './caseSummary';

/**
 * A time said relative to when an event of the case was logged, so that it stands on the same monotonic clock: take one
 * that was logged close by, because the clock of the room may have been set in between.
 */
export const shiftedTimeSchema = z.strictObject({
  eventId: z.uuid(),
  /** Unit: ms; negative: before it. */
  shiftMs: z
    .number()
    .min(-7 * 24 * 3_600_000)
    .max(7 * 24 * 3_600_000),
});
export type ShiftedTime = Readonly<z.infer<typeof shiftedTimeSchema>>;

/** What a person may change of a case that ended; each becomes events of their own, and nothing is overwritten. */
export const caseChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('setFields'), fields: caseFieldsPatchSchema }),
  z.strictObject({ change: z.literal('withdraw'), eventId: z.uuid() }),
  z.strictObject({ change: z.literal('restore'), eventId: z.uuid() }),
  z.strictObject({
    change: z.literal('replace'),
    eventId: z.uuid(),
    payload: clinicalPayloadSchema,
    /** Null: its time stays. */
    at: shiftedTimeSchema.nullable(),
  }),
  /** Something that nobody logged when it happened. */
  z.strictObject({
    change: z.literal('add'),
    payload: clinicalPayloadSchema,
    /** Null: nobody knows when, only that it was so. */
    at: shiftedTimeSchema.nullable(),
  }),
  z.strictObject({ change: z.literal('followUp'), followUp: followUpSchema }),
  z.strictObject({ change: z.literal('signOff') }),
]);
export type CaseChange = Readonly<z.infer<typeof caseChangeSchema>>;

/** A clinical event as the case page shows it. */
export interface ArchivedEvent extends EffectiveEvent {
  readonly trigger: CaseEventSource;
  readonly authorId: string | null;
  /** When it was logged, which a forgotten event or one with a corrected time differs from. ISO 8601. */
  readonly loggedAt: string;
  /** Said, or said otherwise, after the case was signed off. */
  readonly isAmendment: boolean;
}

/** What happened to a case apart from clinical events, for the page's history. */
export interface HistoryEntry {
  readonly id: string;
  readonly kind: StoredCaseEvent['payload']['kind'];
  /** The event that it corrects; null where it corrects none. */
  readonly corrects: string | null;
  readonly at: string;
  readonly authorId: string | null;
  readonly isAmendment: boolean;
  /** By how much the clock was set, or how long an interruption or a sleep was. Unit: ms; null: it is about no time. */
  readonly ms: number | null;
  /** Of a sleep: what of it is in no duration. Unit: ms. */
  readonly leftOutMs: number | null;
}

/** Everything that the page of one case shows. Where the identity may not be seen it is empty here. */
export interface CaseDetail {
  readonly summary: CaseSummary;
  readonly events: readonly ArchivedEvent[];
  readonly history: readonly HistoryEntry[];
  /** Whether main takes changes of this case now: not while it runs, and not by everybody. */
  readonly mayCorrect: boolean;
}

/** A case after a change, with what would undo that change; null where nothing does. */
export interface ChangedCase {
  readonly detail: CaseDetail;
  readonly undo: CaseChange | null;
}
