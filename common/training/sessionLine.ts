import { z } from 'zod';
import { personRoles } from '../cases/people';
import { itemSourceSchema, learnerIdSchema, mostItems } from './exercise';
import { answerSchema } from './mark';
import { aiAnswerSchema, itemTruthSchema } from './reveal';

const itemNumber = z.int().nonnegative();
const at = z.iso.datetime();

/**
 * One line of a session's file. Lines are only added. An answer holds what it was measured against, so that a
 * reference that is taken back later changes nobody's progress.
 */
export const sessionLineSchema = z.discriminatedUnion('kind', [
  /** The first line, and there alone. */
  z.strictObject({
    kind: z.literal('begun'),
    schemaVersion: z.literal(1),
    sessionId: z.uuid(),
    exerciseId: z.uuid(),
    exerciseName: z.string(),
    isExam: z.boolean(),
    asksClasses: z.boolean(),
    learnerId: learnerIdSchema,
    /** As it was then; null at a workstation that knows no people. */
    role: z.enum(personRoles).nullable(),
    /** In the order in which they are shown. */
    items: z.array(itemSourceSchema).min(1).max(mostItems),
    at,
  }),
  z.strictObject({
    kind: z.literal('answered'),
    item: itemNumber,
    answer: answerSchema,
    /** Of the item. Unit: pixels. */
    size: z.strictObject({ width: z.int().positive(), height: z.int().positive() }),
    truth: itemTruthSchema,
    ai: aiAnswerSchema,
    at,
  }),
  /** It could not be shown. */
  z.strictObject({ kind: z.literal('skipped'), item: itemNumber, at }),
]);
export type SessionLine = Readonly<z.infer<typeof sessionLineSchema>>;
export type SessionBegun = Extract<SessionLine, { readonly kind: 'begun' }>;
export type AnsweredLine = Extract<SessionLine, { readonly kind: 'answered' }>;
export type SkippedLine = Extract<SessionLine, { readonly kind: 'skipped' }>;
