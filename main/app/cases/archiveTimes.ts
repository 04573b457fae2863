import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { ShiftedTime } from '../../../common/cases/caseDetail';
import type { CaseMoment } from '../../../common/cases/caseMoment';
import { refusal } from './archiveAnswer';

/** The moment that a person means who says a time relative to an event. Throws where it cannot have been. */
export function shiftedMoment(
  { eventId, shiftMs }: ShiftedTime,
  events: readonly CaseEvent[],
  now: CaseMoment,
): CaseMoment {
  const moment = shifted(momentOf(eventId, events), shiftMs);
  if (moment.monotonicMs < 0) throw refusal('archive.timeBeforeStart');
  if (isAfter(moment, now)) throw refusal('archive.timeInFuture');
  return moment;
}

/** The same moment, said relative to an event that was logged on the same clock. Throws where there is none. */
export function relativeTo(events: readonly CaseEvent[], moment: CaseMoment): ShiftedTime {
  const near = events.find((event) => event.moment.bootId === moment.bootId);
  if (near === undefined) throw refusal('archive.eventGone');
  return { eventId: near.id, shiftMs: moment.monotonicMs - near.moment.monotonicMs };
}

/** When an event was logged. Throws where it is not there. */
function momentOf(eventId: string, events: readonly CaseEvent[]): CaseMoment {
  const found = events.find(({ id }) => id === eventId);
  if (found === undefined) throw refusal('archive.eventGone');
  return found.moment;
}

function shifted({ bootId, monotonicMs, wallTime }: CaseMoment, byMs: number): CaseMoment {
  return {
    bootId,
    monotonicMs: monotonicMs + byMs,
    wallTime: new Date(Date.parse(wallTime) + byMs).toISOString(),
  };
}

/** Within one start of the computer its monotonic clock tells; else the clock of the room has to. */
function isAfter(one: CaseMoment, other: CaseMoment): boolean {
  return one.bootId === other.bootId
    ? one.monotonicMs > other.monotonicMs
    : one.wallTime > other.wallTime;
}
