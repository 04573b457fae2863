import { z } from 'zod';
import { difficultyLabels } from '../difficulty';
import { executionProviders } from '../prediction';
import { pressKinds } from '../pressKinds';
import { caseFieldsPatchSchema, caseFieldsSchema } from './caseFields';
import { caseMomentSchema } from './caseMoment';

const freeText = z.string().max(4000);

/** How the pancreatic duct was entered. */
export const ductEntryMeans = ['wire', 'contrast', 'notSaid'] as const;
/** Additional techniques of cannulation; each makes a case difficult in the study's sense (Kim 2021). */
export const techniques = [
  'doubleGuidewire',
  'needleKnifeFistulotomy',
  'precut',
  'deviceChange',
  'other',
] as const;
export type Technique = (typeof techniques)[number];

/** What a pack says of itself, with everything that was kept or exported of its predictions. */
const modelIdentitySchema = z.strictObject({
  packId: z.string().max(200),
  packVersion: z.string().max(100),
  sha256: z.string().max(64),
  provider: z.enum(executionProviders),
});

const share = z.number().min(0).max(1).nullable();

/** The pooled estimate of difficulty as `common/difficulty.ts` has it, kept for the audit. */
export const verdictSchema = z.strictObject({
  label: z.enum(['easy', 'difficult']),
  difficultProbability: z.number().min(0).max(1),
  classes: z.array(z.enum(difficultyLabels)).max(5),
  probabilities: z.array(z.number().min(0).max(1)).max(5),
  pooledFrameIds: z.array(z.int().nonnegative()).max(1000),
  model: modelIdentitySchema,
  measured: z.strictObject({
    difficultRecall: share,
    easyRecall: share,
    dataset: z.string().max(200).nullable(),
  }),
});

/** Grades of pancreatitis after ERCP by the consensus criteria (Cotton 1991). */
export const pancreatitisGrades = ['none', 'mild', 'moderate', 'severe'] as const;
export const adverseEventGrades = ['none', 'mild', 'moderate', 'severe', 'fatal'] as const;

/** What became of the patient within 30 days. Null: not known yet. */
export const followUpSchema = z.strictObject({
  pancreatitis: z.enum(pancreatitisGrades).nullable(),
  bleeding: z.enum(adverseEventGrades).nullable(),
  cholangitis: z.enum(adverseEventGrades).nullable(),
  perforation: z.enum(adverseEventGrades).nullable(),
  /** `YYYY-MM-DD` of the day on which this was found out; null while it is open. */
  checkedOn: z.iso.date().nullable(),
  note: freeText,
});
export type FollowUp = Readonly<z.infer<typeof followUpSchema>>;

const plain = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) });

/** What happens at the patient, one press each: what a correction may replace. */
export const clinicalPayloadSchemas = [
  /** The ampulla is approached: the clock of cannulation starts. */
  plain('approach'),
  plain('attempt'),
  z.strictObject({ kind: z.literal('ductEntry'), means: z.enum(ductEntryMeans) }),
  z.strictObject({
    kind: z.literal('technique'),
    technique: z.enum(techniques),
    text: freeText,
  }),
  /** Who holds the scope from now on; an `id` of the case's operators. */
  z.strictObject({ kind: z.literal('operatorChange'), operatorId: z.uuid() }),
  /** Deep selective cannulation of the bile duct: the clock stops. */
  plain('cannulated'),
  plain('failed'),
  ...(['sphincterotomy', 'stone', 'stent', 'bleeding', 'perforation', 'mark'] as const).map(
    (kind) => z.strictObject({ kind: z.literal(kind), text: freeText }),
  ),
] as const;
export const clinicalPayloadSchema = z.discriminatedUnion('kind', clinicalPayloadSchemas);
export type ClinicalPayload = Readonly<z.infer<typeof clinicalPayloadSchema>>;
export type ClinicalKind = ClinicalPayload['kind'];

/** What an event says. Events are never changed or deleted: a correction is an event that names another. */
export const caseEventPayloadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), fields: caseFieldsSchema }),
  z.strictObject({ kind: z.literal('fieldsSet'), fields: caseFieldsPatchSchema }),
  ...clinicalPayloadSchemas,
  /** Takes a clinical event back, as undo does. */
  z.strictObject({ kind: z.literal('withdrawn'), corrects: z.uuid() }),
  /** Brings back an event that was taken back. */
  z.strictObject({ kind: z.literal('restored'), corrects: z.uuid() }),
  /** Says what a clinical event should have said; `at` where its time was wrong too. */
  z.strictObject({
    kind: z.literal('replaced'),
    corrects: z.uuid(),
    payload: clinicalPayloadSchema,
    at: caseMomentSchema.nullable(),
  }),
  /** The estimate of difficulty as it stood when a device first touched the ampulla, or at the end of the case. */
  z.strictObject({ kind: z.literal('aiVerdict'), verdict: verdictSchema, isFrozen: z.boolean() }),
  /** Which model marked the ampulla while this case ran. */
  z.strictObject({ kind: z.literal('aiModel'), model: modelIdentitySchema }),
  /** The clock of the room was set by someone or something. Unit: ms, positive: forward. */
  z.strictObject({ kind: z.literal('clockSet'), byMs: z.number() }),
  /**
   * The computer slept for so long by the clock of the room; `leftOutMs` of it is in no duration, because the monotonic
   * clock of some systems stands still meanwhile. Unit: ms.
   */
  z.strictObject({
    kind: z.literal('slept'),
    forMs: z.number().nonnegative(),
    leftOutMs: z.number().nonnegative(),
  }),
  /** The application came back into a running case, this long after its last event. */
  z.strictObject({ kind: z.literal('resumed'), afterMs: z.number().nonnegative() }),
  plain('ended'),
  z.strictObject({ kind: z.literal('followUp'), followUp: followUpSchema }),
  /** From here on every event is an amendment. */
  plain('signedOff'),
]);
export type CaseEventPayload = Readonly<z.infer<typeof caseEventPayloadSchema>>;
export type CaseEventKind = CaseEventPayload['kind'];

/** Through what an event came; `system`: nobody asked for it. */
export const caseEventSourceSchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.enum(['key', 'ui', 'system']) }),
  z.strictObject({
    source: z.literal('pedal'),
    switchName: z.string().max(200),
    kind: z.enum(pressKinds),
  }),
]);
export type CaseEventSource = Readonly<z.infer<typeof caseEventSourceSchema>>;

/** An event as it is made and acknowledged. Its `id` makes storing it twice the same as storing it once. */
export const caseEventSchema = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  payload: caseEventPayloadSchema,
  moment: caseMomentSchema,
  /** The newest frame of the source at that moment; null without a picture. */
  frameId: z.int().nonnegative().nullable(),
  trigger: caseEventSourceSchema,
  /** Who was signed in; null where nobody was. */
  authorId: z.uuid().nullable(),
});
export type CaseEvent = Readonly<z.infer<typeof caseEventSchema>>;

/** An event as the store keeps it: with its place in the case and in the chain of hashes. */
export interface StoredCaseEvent extends CaseEvent {
  /** Place in the case, from 1. */
  readonly sequence: number;
  /** SHA-256 of the event and of `sequence`, hexadecimal. */
  readonly hash: string;
}
