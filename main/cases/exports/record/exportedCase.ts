import { z } from 'zod';
import { difficultyClasses, difficultyLabels } from '../../../../common/difficulty';
import { executionProviders } from '../../../../common/prediction';
import {
  adverseEventGrades,
  clinicalPayloadSchemas,
  pancreatitisGrades,
  techniques,
} from '../../../../common/cases/caseEvent';
import {
  diverticulumKinds,
  indications,
  nsaidProphylaxes,
  operatorRoles,
  papillaTypes,
  patientIdentitySchema,
  sedationKinds,
} from '../../../../common/cases/caseFields';
import { caseStages } from '../../../../common/cases/caseQuery';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const wallTime = z.iso.datetime();
const milliseconds = z.number();
const binary = z.enum(['easy', 'difficult']);

const modelSchema = z
  .strictObject({
    packId: z.string(),
    packVersion: z.string(),
    sha256: z.string().describe('SHA-256 of the model file, hexadecimal.'),
    provider: z.enum(executionProviders).describe('What computed it.'),
  })
  .describe('The model that spoke.');

const aiVerdictSchema = z
  .strictObject({
    label: binary,
    difficultProbability: share,
    classes: z.array(z.enum(difficultyLabels)),
    probabilities: z.array(share).describe('One a class, in the order of classes.'),
    pooledFrameIds: z.array(count).describe('Frames that the estimate was pooled over.'),
    model: modelSchema,
    measured: z
      .strictObject({
        difficultRecall: share.nullable(),
        easyRecall: share.nullable(),
        dataset: z.string().nullable(),
      })
      .describe('What the pack measured by patient on data that it had not seen.'),
  })
  .describe(
    'Investigational estimate of difficulty; the label of the study is derived without it.',
  );

const eventSchema = z.strictObject({
  number: z.int().positive().describe('Place in the timeline, from 1.'),
  kind: z.enum(clinicalPayloadSchemas.map(({ shape }) => shape.kind.value)),
  detail: z
    .string()
    .nullable()
    .describe('Which technique, or how the pancreatic duct was entered.'),
  operatorNumber: z.int().positive().nullable().describe('Who takes the scope over.'),
  sinceStartMs: milliseconds.describe('From the start of the case. Unit: ms.'),
  sinceApproachMs: milliseconds.nullable().describe('On the clock of cannulation. Unit: ms.'),
  ordinal: z.int().positive().nullable().describe('Among the events of its kind; null: withdrawn.'),
  frameId: count.nullable().describe('Newest frame of the source at that moment.'),
  isWithdrawn: z.boolean().describe('Taken back: counted nowhere.'),
  isReplaced: z.boolean().describe('Said or timed otherwise at first.'),
  source: z.enum(['key', 'ui', 'system', 'pedal']),
});

/** What names patient or staff; stands in identified exports alone. */
const identifiedSchema = z
  .strictObject({
    caseId: z.uuid(),
    pseudonym: z.string(),
    patient: patientIdentitySchema,
    startedAt: wallTime,
    endedAt: wallTime.nullable(),
    signedOffAt: wallTime.nullable(),
    indicationText: z.string(),
    scope: z.string(),
    processor: z.string(),
    note: z.string(),
    operators: z.array(z.strictObject({ number: z.int().positive(), name: z.string() })),
    followUp: z.strictObject({ checkedOn: z.iso.date().nullable(), note: z.string() }).nullable(),
    events: z.array(
      z.strictObject({
        number: z.int().positive(),
        at: wallTime.describe('Clock of the room; it may have been set in between.'),
        text: z.string(),
        authorName: z.string().nullable(),
      }),
    ),
  })
  .describe('Names patient and staff. Only in identified exports.');

/**
 * A case as every format of export starts from it: as `common/cases/research.ts` leaves it, and what names people apart
 * from that. Published as `docs/schemas/ampulla-cases.schema.json`.
 */
export const exportedCaseSchema = z.strictObject({
  pseudonym: z.string().describe('By the order in this export.'),
  startedMonth: z.string().regex(/^\d{4}-\d{2}$/),
  stage: z.enum(caseStages),
  amendments: count.describe('Events after the sign-off.'),
  fields: z.strictObject({
    indication: z.enum(indications).nullable(),
    papillaType: z.enum(papillaTypes).nullable().describe('Haraldsson 2017.'),
    diverticulum: z.enum(diverticulumKinds).nullable(),
    nativePapilla: z.boolean().nullable(),
    priorSphincterotomy: z.boolean().nullable(),
    antibiotics: z.boolean().nullable(),
    nsaid: z.enum(nsaidProphylaxes).nullable(),
    sedation: z.enum(sedationKinds).nullable(),
  }),
  cannulation: z.enum(['notApproached', 'running', 'cannulated', 'failed', 'notSaid']),
  cannulationMs: milliseconds
    .nullable()
    .describe('From approach to deep cannulation, or to failure. Unit: ms.'),
  isBridgedByWallClock: z.boolean().describe('A restart of the computer lies within that time.'),
  attempts: count,
  ductEntries: count.describe('Entries of the pancreatic duct.'),
  techniques: z.array(z.enum(techniques)),
  studyClass: z.enum(difficultyClasses).nullable().describe('Kim 2021.'),
  studyLabel: binary.nullable().describe('Kim 2021.'),
  guideline: z
    .strictObject({
      isDifficult: z.boolean(),
      byTime: z.boolean(),
      byAttempts: z.boolean(),
      byDuctEntry: z.boolean(),
    })
    .describe('ESGE 2016: over 5 min, over 5 attempts, or any entry of the pancreatic duct.'),
  aiVerdict: aiVerdictSchema.nullable(),
  ampullaModels: z.array(modelSchema).describe('What marked the ampulla in this case.'),
  operators: z.array(
    z.strictObject({
      number: z.int().positive().describe('The same person has one number in the whole export.'),
      role: z.enum(operatorRoles).nullable(),
      ms: milliseconds.describe('At the scope until cannulation. Unit: ms.'),
      attempts: count,
      ductEntries: count,
    }),
  ),
  decidedByNumber: z.int().positive().nullable().describe('Who was at the scope at the outcome.'),
  followUp: z
    .strictObject({
      pancreatitis: z.enum(pancreatitisGrades).nullable().describe('Consensus grade.'),
      bleeding: z.enum(adverseEventGrades).nullable(),
      cholangitis: z.enum(adverseEventGrades).nullable(),
      perforation: z.enum(adverseEventGrades).nullable(),
      checkedAfterDays: z.int().nonnegative().nullable(),
    })
    .nullable()
    .describe('Within 30 days.'),
  events: z.array(eventSchema),
  identified: identifiedSchema.nullable(),
});
export type ExportedCase = Readonly<z.infer<typeof exportedCaseSchema>>;

/** What the case is called in this export. */
export function caseName({
  pseudonym,
  identified,
}: Pick<ExportedCase, 'pseudonym' | 'identified'>): string {
  return identified?.pseudonym ?? pseudonym;
}
