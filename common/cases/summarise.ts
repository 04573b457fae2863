import { type CannulationClock, cannulationClock } from './cannulationClock';
import type { CaseEvent, CaseEventKind, FollowUp } from './caseEvent';
import { foldedFields } from './caseFieldsFold';
import type { CaseMoment } from './caseMoment';
import type { CaseStage, CaseSummary } from './caseSummary';
import type { DifficultyVerdict } from '../difficulty';
import { labelOf, studyClassOf } from './studyClass';
import { guidelineVerdict } from './guidelineVerdict';
import { operatorShares } from './operatorShares';
import { techniquesOf } from './techniquesOf';

/**
 * Everything that follows from the events of a case; what each figure means stands in `docs/case-log.md`.
 * @param events of this case, in the order of arrival
 * @param now up to when a running clock runs; null: to the newest event, which is the least that it can be
 * @throws RangeError without an event
 */
export function summarise(
  caseId: string,
  events: readonly CaseEvent[],
  now: CaseMoment | null,
): CaseSummary {
  const [first] = events;
  if (first === undefined) throw new RangeError(`Case ${caseId} has no event.`);
  const fields = foldedFields(caseId, events);
  const clock = cannulationClock(events, now);
  const counts = countsOf(clock);
  const techniques = techniquesOf(clock.events);
  const studyClass = studyClassOf({ ...clock, techniques });
  const signedOff = events.findIndex(({ payload }) => payload.kind === 'signedOff');
  return {
    caseId,
    fields,
    stage: stageOf(events),
    startedAt: wallTimeOf(events, 'started') ?? first.moment.wallTime,
    endedAt: wallTimeOf(events, 'ended'),
    signedOffAt: wallTimeOf(events, 'signedOff'),
    amendments: signedOff === -1 ? 0 : events.length - 1 - signedOff,
    cannulation: clock.cannulation,
    cannulationMs: clock.cannulationMs,
    isBridgedByWallClock: clock.isBridgedByWallClock,
    ...counts,
    techniques,
    ...operatorShares(clock, fields.operators),
    studyClass,
    studyLabel: studyClass === null ? null : labelOf(studyClass),
    guideline: guidelineVerdict({ ...counts, cannulationMs: clock.cannulationMs }),
    aiVerdict: verdictOf(events),
    followUp: followUpOf(events),
    eventCount: events.length,
  };
}

function countsOf({ events }: CannulationClock) {
  const count = (kind: CaseEventKind) =>
    events.filter(({ payload }) => payload.kind === kind).length;
  return { attempts: count('attempt'), ductEntries: count('ductEntry') };
}

function stageOf(events: readonly CaseEvent[]): CaseStage {
  const has = (kind: CaseEventKind) => events.some(({ payload }) => payload.kind === kind);
  if (has('signedOff')) return 'signedOff';
  return has('ended') ? 'ended' : 'running';
}

function wallTimeOf(events: readonly CaseEvent[], kind: CaseEventKind): string | null {
  return events.find(({ payload }) => payload.kind === kind)?.moment.wallTime ?? null;
}

/** The one that stood when a device first touched the ampulla; where none did, the newest. */
function verdictOf(events: readonly CaseEvent[]): DifficultyVerdict | null {
  const verdicts = events.flatMap(({ payload }) => (payload.kind === 'aiVerdict' ? payload : []));
  return (verdicts.find(({ isFrozen }) => isFrozen) ?? verdicts.at(-1))?.verdict ?? null;
}

function followUpOf(events: readonly CaseEvent[]): FollowUp | null {
  const all = events.flatMap(({ payload }) =>
    payload.kind === 'followUp' ? payload.followUp : [],
  );
  return all.at(-1) ?? null;
}
