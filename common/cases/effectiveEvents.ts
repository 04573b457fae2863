import { type CaseAxis, caseAxis } from './caseAxis';
import {
  type CaseEvent,
  type CaseEventPayload,
  type ClinicalPayload,
  clinicalPayloadSchemas,
} from './caseEvent';
import type { CaseMoment } from './caseMoment';
import type { EffectiveEvent } from './caseSummary';

/**
 * The clinical events of a case as they stand after all corrections, in the order of their time and, at the same
 * time, of their arrival. A correction counts in the order of its arrival; what corrects another correction, an
 * event that is not clinical or one that is not there is ignored.
 * @param events of one case, in the order of arrival
 */
export function effectiveEvents(events: readonly CaseEvent[]): readonly EffectiveEvent[] {
  const axis = axisOf(events);
  const placed = correctedEvents(events)
    .map((event) => ({ event, placeMs: axis.at(event.moment) }))
    .toSorted((one, other) => one.placeMs - other.placeMs);
  const approach = placed.find(
    ({ event }) => !event.isWithdrawn && event.payload.kind === 'approach',
  );
  const ordinals = new Map<string, number>();
  return placed.map(({ event, placeMs }) => ({
    ...event,
    sinceApproachMs: sinceMs(approach?.placeMs ?? null, placeMs),
    ordinal: event.isWithdrawn ? null : counted(ordinals, event.payload.kind),
  }));
}

/** The line of time of a case, laid out by when its events were made. */
export function axisOf(events: readonly CaseEvent[]): CaseAxis {
  return caseAxis(events.map(({ moment }) => moment));
}

/** Whether it is something that happened at the patient, which corrections may take back. */
export function isClinical(payload: CaseEventPayload): payload is ClinicalPayload {
  return clinicalKinds.has(payload.kind);
}

const clinicalKinds: ReadonlySet<string> = new Set(
  clinicalPayloadSchemas.map(({ shape }) => shape.kind.value),
);

type Corrected = Omit<EffectiveEvent, 'sinceApproachMs' | 'ordinal'>;

function correctedEvents(events: readonly CaseEvent[]): readonly Corrected[] {
  const corrected = new Map<string, Corrected>();
  for (const { id, payload, moment, frameId } of events) {
    if (isClinical(payload)) {
      corrected.set(id, { id, payload, moment, frameId, isWithdrawn: false, isReplaced: false });
    }
  }
  for (const { payload } of events) {
    if (!('corrects' in payload)) continue;
    const target = corrected.get(payload.corrects);
    if (target !== undefined) corrected.set(target.id, afterCorrection(target, payload));
  }
  return [...corrected.values()];
}

type Correction = Extract<CaseEventPayload, { readonly corrects: string }>;

function afterCorrection(target: Corrected, correction: Correction): Corrected {
  if (correction.kind !== 'replaced') {
    return { ...target, isWithdrawn: correction.kind === 'withdrawn' };
  }
  const { payload, at } = correction;
  return { ...target, payload, isReplaced: true, ...(at === null ? {} : movedTo(at)) };
}

/** The frame of the press shows another moment than the one that is meant now. */
function movedTo(moment: CaseMoment): Pick<Corrected, 'moment' | 'frameId'> {
  return { moment, frameId: null };
}

function sinceMs(originMs: number | null, placeMs: number): number | null {
  return originMs === null || placeMs < originMs ? null : placeMs - originMs;
}

function counted(ordinals: Map<string, number>, kind: string): number {
  const ordinal = (ordinals.get(kind) ?? 0) + 1;
  ordinals.set(kind, ordinal);
  return ordinal;
}
