import type { CaseDetail, HistoryEntry, ArchivedEvent } from '../../../common/cases/caseDetail';
import type { CaseEventPayload, StoredCaseEvent } from '../../../common/cases/caseEvent';
import { effectiveEvents, isClinical } from '../../../common/cases/effectiveEvents';
import { summarise } from '../../../common/cases/summarise';
import { withoutIdentity } from './withoutIdentity';

interface DetailOptions {
  readonly showsIdentity: boolean;
  readonly mayCorrect: boolean;
}

/** What the page of one case shows. @param events of this case in the order of their sequence, at least one */
export function caseDetail(
  caseId: string,
  events: readonly StoredCaseEvent[],
  { showsIdentity, mayCorrect }: DetailOptions,
): CaseDetail {
  const summary = summarise(caseId, events, null);
  return {
    summary: showsIdentity ? summary : withoutIdentity(summary),
    events: archivedEvents(events),
    history: historyOf(events),
    mayCorrect: mayCorrect && summary.stage !== 'running',
  };
}

function archivedEvents(events: readonly StoredCaseEvent[]): readonly ArchivedEvent[] {
  const stored = new Map(events.map((event) => [event.id, event]));
  const amended = amendedIds(events);
  return effectiveEvents(events).flatMap((event) => {
    const source = stored.get(event.id);
    if (source === undefined) return [];
    const { trigger, authorId, moment } = source;
    const isAmendment = amended.has(event.id);
    return [{ ...event, trigger, authorId, loggedAt: moment.wallTime, isAmendment }];
  });
}

/** Everything that is no clinical event: corrections, fields, follow-up, ends and sign-offs. */
function historyOf(events: readonly StoredCaseEvent[]): readonly HistoryEntry[] {
  const amendments = new Set(amendmentsOf(events));
  return events
    .filter(({ payload }) => !isClinical(payload))
    .map((event) => ({
      id: event.id,
      kind: event.payload.kind,
      corrects: 'corrects' in event.payload ? event.payload.corrects : null,
      ...timesOf(event.payload),
      at: event.moment.wallTime,
      authorId: event.authorId,
      isAmendment: amendments.has(event),
    }));
}

/** How much time an event is about that Ampulla logged of itself. */
function timesOf(payload: CaseEventPayload): Pick<HistoryEntry, 'ms' | 'leftOutMs'> {
  if (payload.kind === 'slept') return { ms: payload.forMs, leftOutMs: payload.leftOutMs };
  if (payload.kind === 'clockSet') return { ms: payload.byMs, leftOutMs: null };
  return { ms: payload.kind === 'resumed' ? payload.afterMs : null, leftOutMs: null };
}

function amendmentsOf(events: readonly StoredCaseEvent[]): readonly StoredCaseEvent[] {
  const signedOff = events.findIndex(({ payload }) => payload.kind === 'signedOff');
  return signedOff === -1 ? [] : events.slice(signedOff + 1);
}

/** Ids of the clinical events that came, or were changed, after the sign-off. */
function amendedIds(events: readonly StoredCaseEvent[]): ReadonlySet<string> {
  return new Set(
    amendmentsOf(events).map(({ id, payload }) => ('corrects' in payload ? payload.corrects : id)),
  );
}
