import type { ExportedCase } from '../record/exportedCase';
import { caseName } from '../record/exportedCase';

/** A cell of a table: numbers stay numbers, so that a spreadsheet can reckon with them. */
export type Cell = string | number | boolean | null;

/** Columns of a table with what each holds of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

type Identified = NonNullable<ExportedCase['identified']>;
const named =
  (of: (identified: Identified) => Cell) =>
  ({ identified }: ExportedCase): Cell =>
    identified === null ? null : of(identified);

const classProbability = ({ aiVerdict }: ExportedCase, label: string): Cell => {
  const at = aiVerdict?.classes.findIndex((name) => name === label) ?? -1;
  return aiVerdict?.probabilities[at] ?? null;
};

/** One row a case; lengths of time in ms, as the unit in each name says. */
export const caseColumns: Columns<ExportedCase> = {
  case: caseName,
  startedMonth: (row) => row.startedMonth,
  stage: (row) => row.stage,
  amendments: (row) => row.amendments,
  indication: ({ fields }) => fields.indication,
  papillaType: ({ fields }) => fields.papillaType,
  diverticulum: ({ fields }) => fields.diverticulum,
  nativePapilla: ({ fields }) => fields.nativePapilla,
  priorSphincterotomy: ({ fields }) => fields.priorSphincterotomy,
  antibiotics: ({ fields }) => fields.antibiotics,
  nsaid: ({ fields }) => fields.nsaid,
  sedation: ({ fields }) => fields.sedation,
  cannulation: (row) => row.cannulation,
  cannulationMs: (row) => row.cannulationMs,
  isBridgedByWallClock: (row) => row.isBridgedByWallClock,
  attempts: (row) => row.attempts,
  ductEntries: (row) => row.ductEntries,
  techniques: (row) => row.techniques.join('; '),
  studyClass: (row) => row.studyClass,
  studyLabel: (row) => row.studyLabel,
  guidelineIsDifficult: ({ guideline }) => guideline.isDifficult,
  guidelineByTime: ({ guideline }) => guideline.byTime,
  guidelineByAttempts: ({ guideline }) => guideline.byAttempts,
  guidelineByDuctEntry: ({ guideline }) => guideline.byDuctEntry,
  aiLabel: ({ aiVerdict }) => aiVerdict?.label ?? null,
  aiDifficultProbability: ({ aiVerdict }) => aiVerdict?.difficultProbability ?? null,
  aiProbabilityLong: (row) => classProbability(row, 'long'),
  aiProbabilityTechnique: (row) => classProbability(row, 'technique'),
  aiProbabilityFailure: (row) => classProbability(row, 'failure'),
  aiPooledFrames: ({ aiVerdict }) => aiVerdict?.pooledFrameIds.length ?? null,
  aiPackId: ({ aiVerdict }) => aiVerdict?.model.packId ?? null,
  aiPackVersion: ({ aiVerdict }) => aiVerdict?.model.packVersion ?? null,
  aiSha256: ({ aiVerdict }) => aiVerdict?.model.sha256 ?? null,
  aiProvider: ({ aiVerdict }) => aiVerdict?.model.provider ?? null,
  aiMeasuredDifficultRecall: ({ aiVerdict }) => aiVerdict?.measured.difficultRecall ?? null,
  aiMeasuredEasyRecall: ({ aiVerdict }) => aiVerdict?.measured.easyRecall ?? null,
  aiMeasuredDataset: ({ aiVerdict }) => aiVerdict?.measured.dataset ?? null,
  ampullaModels: ({ ampullaModels }) =>
    ampullaModels.map((model) => `${model.packId} ${model.packVersion} ${model.sha256}`).join('; '),
  operators: ({ operators }) =>
    operators.map(({ number, role, ms }) => `${number} ${role ?? 'unknown'} ${ms} ms`).join('; '),
  decidedByNumber: (row) => row.decidedByNumber,
  followUpPancreatitis: ({ followUp }) => followUp?.pancreatitis ?? null,
  followUpBleeding: ({ followUp }) => followUp?.bleeding ?? null,
  followUpCholangitis: ({ followUp }) => followUp?.cholangitis ?? null,
  followUpPerforation: ({ followUp }) => followUp?.perforation ?? null,
  followUpCheckedAfterDays: ({ followUp }) => followUp?.checkedAfterDays ?? null,
};

/** What an identified export has besides. */
export const identifiedColumns: Columns<ExportedCase> = {
  caseId: named(({ caseId }) => caseId),
  patientName: named(({ patient }) => patient.name),
  patientId: named(({ patient }) => patient.patientId),
  birthDate: named(({ patient }) => patient.birthDate),
  accessionNumber: named(({ patient }) => patient.accessionNumber),
  startedAt: named(({ startedAt }) => startedAt),
  endedAt: named(({ endedAt }) => endedAt),
  signedOffAt: named(({ signedOffAt }) => signedOffAt),
  indicationText: named(({ indicationText }) => indicationText),
  scope: named(({ scope }) => scope),
  processor: named(({ processor }) => processor),
  operatorNames: named(({ operators }) =>
    operators.map(({ number, name }) => `${number} ${name}`).join('; '),
  ),
  note: named(({ note }) => note),
  followUpCheckedOn: named(({ followUp }) => followUp?.checkedOn ?? null),
  followUpNote: named(({ followUp }) => followUp?.note ?? null),
};

/** One clinical event with the case that it is of. */
export interface EventRow {
  readonly of: ExportedCase;
  readonly event: ExportedCase['events'][number];
}

const eventOf = ({ of, event }: EventRow) =>
  of.identified?.events.find(({ number }) => number === event.number);

export const eventColumns: Columns<EventRow> = {
  case: ({ of }) => caseName(of),
  number: ({ event }) => event.number,
  kind: ({ event }) => event.kind,
  detail: ({ event }) => event.detail,
  operatorNumber: ({ event }) => event.operatorNumber,
  sinceStartMs: ({ event }) => event.sinceStartMs,
  sinceApproachMs: ({ event }) => event.sinceApproachMs,
  ordinal: ({ event }) => event.ordinal,
  frameId: ({ event }) => event.frameId,
  isWithdrawn: ({ event }) => event.isWithdrawn,
  isReplaced: ({ event }) => event.isReplaced,
  source: ({ event }) => event.source,
};

export const identifiedEventColumns: Columns<EventRow> = {
  at: (row) => eventOf(row)?.at ?? null,
  text: (row) => eventOf(row)?.text ?? null,
  authorName: (row) => eventOf(row)?.authorName ?? null,
};
