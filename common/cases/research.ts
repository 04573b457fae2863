import type { CaseEvent, CaseEventSource, ClinicalKind } from './caseEvent';
import type { CaseFields, CaseOperator, OperatorRole } from './caseFields';
import type { CaseSummary, EffectiveEvent, OperatorShare } from './caseSummary';
import { effectiveEvents, axisOf } from './effectiveEvents';
import { type LocalCalendar, localCalendar } from './localDate';
import { operatorKey } from './operatorKey';

/** What a research export says of an operator: a number that is the same in the whole export. */
export interface ResearchOperator extends Omit<OperatorShare, 'operatorId'> {
  readonly number: number;
  /** Null for somebody who is not among the operators of the case. */
  readonly role: OperatorRole | null;
}

/** What a research export says of a clinical event. No text, no clock of the room, nobody's name. */
export interface ResearchEvent {
  /** Place in the timeline, from 1. */
  readonly number: number;
  readonly kind: ClinicalKind;
  /** Which technique, or how the duct was entered; null for other kinds. */
  readonly detail: string | null;
  /** Who takes the scope over; null but for `operatorChange`. */
  readonly operatorNumber: number | null;
  /** From the start of the case. Unit: ms. */
  readonly sinceStartMs: number;
  /** From the approach; null before it. Unit: ms. */
  readonly sinceApproachMs: number | null;
  readonly ordinal: number | null;
  readonly frameId: number | null;
  readonly isWithdrawn: boolean;
  readonly isReplaced: boolean;
  readonly source: CaseEventSource['source'];
}

/** Coded fields of a case; every text is left out, because anybody may have typed a name into it. */
export type ResearchFields = Pick<
  CaseFields,
  | 'indication'
  | 'papillaType'
  | 'diverticulum'
  | 'nativePapilla'
  | 'priorSphincterotomy'
  | 'antibiotics'
  | 'nsaid'
  | 'sedation'
>;

/** The grades, and how long after the case they were found out. */
export interface ResearchFollowUp
  extends Pick<
    NonNullable<CaseSummary['followUp']>,
    'pancreatitis' | 'bleeding' | 'cholangitis' | 'perforation'
  > {
  /** Unit: days of the calendar; null while it is open, or where the days contradict each other. */
  readonly checkedAfterDays: number | null;
}

/** A case without whatever could name patient or staff. */
export interface ResearchCase
  extends Pick<
    CaseSummary,
    | 'stage'
    | 'cannulation'
    | 'cannulationMs'
    | 'isBridgedByWallClock'
    | 'attempts'
    | 'ductEntries'
    | 'techniques'
    | 'studyClass'
    | 'studyLabel'
    | 'guideline'
    | 'aiVerdict'
    | 'amendments'
  > {
  /** A new one by the order in the export, for instance `case-0001`: the pseudonym in use may hold the day. */
  readonly pseudonym: string;
  /** `YYYY-MM`: the only date that is left. */
  readonly startedMonth: string;
  readonly fields: ResearchFields;
  readonly operators: readonly ResearchOperator[];
  /** Number of whoever was at the scope at the outcome; null where that is not known. */
  readonly decidedByNumber: number | null;
  readonly followUp: ResearchFollowUp | null;
  readonly events: readonly ResearchEvent[];
}

/** Takes out of a case whatever names patient or staff; cases of one export go through the same one, one after the other. */
export type Deidentify = (summary: CaseSummary, events: readonly CaseEvent[]) => ResearchCase;

/**
 * Makes the de-identification of one export. Operators and cases are numbered in the order in which they come.
 * @param timeZone of the month, see {@link localCalendar}
 */
export function createDeidentify(timeZone?: string): Deidentify {
  const calendar = localCalendar(timeZone);
  const people = new Map<string, number>();
  let cases = 0;
  return (summary, events) => {
    cases += 1;
    const numberOf = numberingOf(summary.fields.operators, people);
    return {
      pseudonym: `case-${String(cases).padStart(4, '0')}`,
      startedMonth: calendar.month(summary.startedAt),
      ...figuresOf(summary),
      fields: fieldsOf(summary.fields),
      operators: everybodysShares(summary).map((share) => operatorOf(share, summary, numberOf)),
      decidedByNumber: summary.decidedBy === null ? null : numberOf(summary.decidedBy),
      followUp: followUpOf(summary, calendar),
      events: researchEvents(events, numberOf),
    };
  };
}

/** What was whose, in the order at the scope; behind them those of the case who never held it, a supervisor for instance. */
export function everybodysShares({
  operators,
  fields,
}: Pick<CaseSummary, 'operators' | 'fields'>): readonly OperatorShare[] {
  const others = fields.operators.filter(
    ({ id }) => !operators.some(({ operatorId }) => operatorId === id),
  );
  const nothing = { ms: 0, attempts: 0, ductEntries: 0 };
  return [...operators, ...others.map(({ id }) => ({ operatorId: id, ...nothing }))];
}

type NumberOf = (operatorId: string) => number;

function numberingOf(operators: readonly CaseOperator[], people: Map<string, number>): NumberOf {
  const keys = new Map(operators.map((operator) => [operator.id, operatorKey(operator)]));
  return (operatorId) => {
    const key = keys.get(operatorId) ?? `unknown ${operatorId}`;
    const number = people.get(key) ?? people.size + 1;
    people.set(key, number);
    return number;
  };
}

function figuresOf(summary: CaseSummary) {
  return {
    stage: summary.stage,
    cannulation: summary.cannulation,
    cannulationMs: summary.cannulationMs,
    isBridgedByWallClock: summary.isBridgedByWallClock,
    attempts: summary.attempts,
    ductEntries: summary.ductEntries,
    techniques: summary.techniques,
    studyClass: summary.studyClass,
    studyLabel: summary.studyLabel,
    guideline: summary.guideline,
    aiVerdict: summary.aiVerdict,
    amendments: summary.amendments,
  };
}

/** Named one by one: a field that is added later stays in the house until somebody lets it go. */
function fieldsOf(fields: CaseFields): ResearchFields {
  return {
    indication: fields.indication,
    papillaType: fields.papillaType,
    diverticulum: fields.diverticulum,
    nativePapilla: fields.nativePapilla,
    priorSphincterotomy: fields.priorSphincterotomy,
    antibiotics: fields.antibiotics,
    nsaid: fields.nsaid,
    sedation: fields.sedation,
  };
}

function operatorOf(
  { operatorId, ms, attempts, ductEntries }: OperatorShare,
  { fields }: CaseSummary,
  numberOf: NumberOf,
): ResearchOperator {
  const role = fields.operators.find(({ id }) => id === operatorId)?.role ?? null;
  return { number: numberOf(operatorId), role, ms, attempts, ductEntries };
}

function followUpOf(
  { followUp, startedAt }: CaseSummary,
  calendar: LocalCalendar,
): ResearchFollowUp | null {
  if (followUp === null) return null;
  const { pancreatitis, bleeding, cholangitis, perforation, checkedOn } = followUp;
  const days =
    checkedOn === null
      ? null
      : (Date.parse(checkedOn) - Date.parse(calendar.day(startedAt))) / 86_400_000;
  return {
    pancreatitis,
    bleeding,
    cholangitis,
    perforation,
    checkedAfterDays: days !== null && days >= 0 ? days : null,
  };
}

function researchEvents(events: readonly CaseEvent[], numberOf: NumberOf) {
  const axis = axisOf(events);
  const sources = new Map(events.map(({ id, trigger }) => [id, trigger.source]));
  return effectiveEvents(events).map(
    (event, index): ResearchEvent => ({
      number: index + 1,
      kind: event.payload.kind,
      ...detailOf(event, numberOf),
      sinceStartMs: axis.at(event.moment),
      sinceApproachMs: event.sinceApproachMs,
      ordinal: event.ordinal,
      frameId: event.frameId,
      isWithdrawn: event.isWithdrawn,
      isReplaced: event.isReplaced,
      source: sources.get(event.id) ?? 'system',
    }),
  );
}

function detailOf(
  { payload }: EffectiveEvent,
  numberOf: NumberOf,
): Pick<ResearchEvent, 'detail' | 'operatorNumber'> {
  if (payload.kind === 'technique') return { detail: payload.technique, operatorNumber: null };
  if (payload.kind === 'ductEntry') return { detail: payload.means, operatorNumber: null };
  const operatorNumber = payload.kind === 'operatorChange' ? numberOf(payload.operatorId) : null;
  return { detail: null, operatorNumber };
}
