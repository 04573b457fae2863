import { assertNever } from '../../../common/assertNever';
import type { CaseChange } from '../../../common/cases/caseDetail';
import type { CaseEvent, CaseEventPayload, FollowUp } from '../../../common/cases/caseEvent';
import type { CaseFields, CaseFieldsPatch } from '../../../common/cases/caseFields';
import type { CaseMoment } from '../../../common/cases/caseMoment';
import type { EffectiveEvent } from '../../../common/cases/caseSummary';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';
import { foldedFields } from '../../../common/cases/caseFieldsFold';
import { refusal } from './archiveAnswer';
import { relativeTo, shiftedMoment } from './archiveTimes';

/** Who changes a case, and when. */
export interface ChangeContext {
  readonly caseId: string;
  readonly now: CaseMoment;
  readonly authorId: string | null;
  readonly newId: () => string;
}

/** The events that a change becomes, and the change that would undo it. */
export interface PlannedChange {
  readonly events: readonly CaseEvent[];
  readonly undo: CaseChange | null;
}

/** Plans a change of a case: nothing is overwritten, every change is an event. Throws what cannot be done. */
export function planChange(
  change: CaseChange,
  events: readonly CaseEvent[],
  context: ChangeContext,
): PlannedChange {
  const event = (payload: CaseEventPayload, id = context.newId()): CaseEvent => ({
    id,
    caseId: context.caseId,
    payload,
    moment: context.now,
    frameId: null,
    trigger: { source: 'ui' },
    authorId: context.authorId,
  });
  switch (change.change) {
    case 'setFields': {
      const earlier = sameKeys(change.fields, foldedFields(context.caseId, events));
      return {
        events: [event({ kind: 'fieldsSet', fields: change.fields })],
        undo: { change: 'setFields', fields: earlier },
      };
    }
    case 'withdraw':
      clinicalEvent(change.eventId, events);
      return {
        events: [event({ kind: 'withdrawn', corrects: change.eventId })],
        undo: { change: 'restore', eventId: change.eventId },
      };
    case 'restore':
      clinicalEvent(change.eventId, events);
      return {
        events: [event({ kind: 'restored', corrects: change.eventId })],
        undo: { change: 'withdraw', eventId: change.eventId },
      };
    case 'replace':
      return planReplacement(change, events, context, event);
    case 'add': {
      const id = context.newId();
      return {
        events: [event(change.payload, id), ...timeOfAdded(id, change, events, context, event)],
        undo: { change: 'withdraw', eventId: id },
      };
    }
    case 'followUp':
      return {
        events: [event({ kind: 'followUp', followUp: change.followUp })],
        undo: { change: 'followUp', followUp: followUpOf(events) },
      };
    case 'signOff':
      if (events.some(({ payload }) => payload.kind === 'signedOff')) {
        throw refusal('archive.alreadySignedOff');
      }
      return { events: [event({ kind: 'signedOff' })], undo: null };
    default:
      return assertNever(change, 'change');
  }
}

/** It was logged now, and happened earlier: a correction of its time says so, and both stay known. */
function timeOfAdded(
  id: string,
  { payload, at }: Extract<CaseChange, { readonly change: 'add' }>,
  events: readonly CaseEvent[],
  { now }: ChangeContext,
  event: (payload: CaseEventPayload) => CaseEvent,
): readonly CaseEvent[] {
  if (at === null) return [];
  const moment = shiftedMoment(at, events, now);
  return [event({ kind: 'replaced', corrects: id, payload, at: moment })];
}

function planReplacement(
  { eventId, payload, at }: Extract<CaseChange, { readonly change: 'replace' }>,
  events: readonly CaseEvent[],
  { now }: ChangeContext,
  event: (payload: CaseEventPayload) => CaseEvent,
): PlannedChange {
  const before = clinicalEvent(eventId, events);
  const moment = at === null ? null : shiftedMoment(at, events, now);
  return {
    events: [event({ kind: 'replaced', corrects: eventId, payload, at: moment })],
    undo: {
      change: 'replace',
      eventId,
      payload: before.payload,
      at: moment === null ? null : relativeTo(events, before.moment),
    },
  };
}

function clinicalEvent(eventId: string, events: readonly CaseEvent[]): EffectiveEvent {
  const found = effectiveEvents(events).find(({ id }) => id === eventId);
  if (found === undefined) throw refusal('archive.eventGone');
  return found;
}

function sameKeys(patch: CaseFieldsPatch, fields: CaseFields): CaseFieldsPatch {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in patch));
}

/** The follow-up as it stood; one in which nothing is said where there was none. */
function followUpOf(events: readonly CaseEvent[]): FollowUp {
  const all = events.flatMap(({ payload }) =>
    payload.kind === 'followUp' ? payload.followUp : [],
  );
  return all.at(-1) ?? nothingFollowedUp;
}

const nothingFollowedUp: FollowUp = {
  pancreatitis: null,
  bleeding: null,
  cholangitis: null,
  perforation: null,
  checkedOn: null,
  note: '',
};
