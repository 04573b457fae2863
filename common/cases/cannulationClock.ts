import type { CaseAxis } from './caseAxis';
import type { CaseEvent } from './caseEvent';
import type { CaseMoment } from './caseMoment';
import type { CannulationState, EffectiveEvent } from './caseSummary';
import { axisOf, effectiveEvents } from './effectiveEvents';

/** The cannulation of a case, from its approach to its outcome. */
export interface CannulationClock {
  readonly cannulation: CannulationState;
  /** Null where it did not start, or no outcome that has a time stopped it. Unit: ms. */
  readonly cannulationMs: number | null;
  /** True where a restart of the computer lies within it. */
  readonly isBridgedByWallClock: boolean;
  /** What counts, in the order of its time: not taken back, and nothing after the event that tells the outcome. */
  readonly events: readonly EffectiveEvent[];
  /** Where the clock started and how far it ran, on the line of time of the case; null where there is no time. */
  readonly span: ClockSpan | null;
  readonly axis: CaseAxis;
}

/** A stretch of the line of time of a case. Unit: ms. */
export interface ClockSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Reads the clock. It starts at the first approach. What was said last of the outcome decides: the clock stops at
 * the first `cannulated` after the last `failed`, or the other way round. What lies after the end of the case (added
 * when it is reviewed, without a time of its own) tells that something was so, not when.
 * @param now up to when a running clock runs; null: to the newest event
 */
export function cannulationClock(
  events: readonly CaseEvent[],
  now: CaseMoment | null,
): CannulationClock {
  const axis = axisOf(events);
  const standing = effectiveEvents(events).filter(({ isWithdrawn }) => !isWithdrawn);
  const outcome = outcomeOf(standing);
  const counted = outcome === null ? standing : standing.slice(0, standing.indexOf(outcome) + 1);
  const start = counted.find(({ payload }) => payload.kind === 'approach')?.moment ?? null;
  const end = events.find(({ payload }) => payload.kind === 'ended')?.moment ?? null;
  const stop = stopOf({ axis, outcome: outcome?.moment ?? null, end, now, events });
  const span = spanOf(axis, start, stop);
  return {
    cannulation: stateOf({ outcome, start, end }),
    cannulationMs: span === null ? null : span.toMs - span.fromMs,
    isBridgedByWallClock: span !== null && start?.bootId !== stop?.bootId,
    events: counted,
    span,
    axis,
  };
}

function isOutcome({ payload }: EffectiveEvent): boolean {
  return payload.kind === 'cannulated' || payload.kind === 'failed';
}

/** The first of those at the end that say the same. */
function outcomeOf(standing: readonly EffectiveEvent[]): EffectiveEvent | null {
  const said = standing.filter(isOutcome);
  const deciding = said.at(-1)?.payload.kind;
  const lastOther = said.findLastIndex(({ payload }) => payload.kind !== deciding);
  return said[lastOther + 1] ?? null;
}

interface Stop {
  readonly axis: CaseAxis;
  readonly outcome: CaseMoment | null;
  readonly end: CaseMoment | null;
  readonly now: CaseMoment | null;
  readonly events: readonly CaseEvent[];
}

/** When the clock stops or is read; null where the case ended and nobody knows when it stopped. */
function stopOf({ axis, outcome, end, now, events }: Stop): CaseMoment | null {
  if (outcome !== null) {
    return end !== null && axis.at(outcome) > axis.at(end) ? null : outcome;
  }
  if (end !== null) return null;
  return events.reduce<CaseMoment | null>(
    (newest, { moment }) =>
      newest === null || axis.at(moment) > axis.at(newest) ? moment : newest,
    now,
  );
}

function spanOf(axis: CaseAxis, start: CaseMoment | null, stop: CaseMoment | null) {
  if (start === null || stop === null) return null;
  const fromMs = axis.at(start);
  return { fromMs, toMs: Math.max(fromMs, axis.at(stop)) };
}

function stateOf(known: {
  readonly outcome: EffectiveEvent | null;
  readonly start: CaseMoment | null;
  readonly end: CaseMoment | null;
}): CannulationState {
  if (known.outcome !== null) {
    return known.outcome.payload.kind === 'cannulated' ? 'cannulated' : 'failed';
  }
  if (known.end !== null) return 'notSaid';
  return known.start === null ? 'notApproached' : 'running';
}
