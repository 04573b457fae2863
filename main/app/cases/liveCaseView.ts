import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { CaseMoment } from '../../../common/cases/caseMoment';
import { finishStep, limitsOf, nextStep } from '../../../common/cases/caseSteps';
import type { CaseSummary, EffectiveEvent } from '../../../common/cases/caseSummary';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';
import type { LiveCase, LiveCaseEvent } from '../../../common/cases/liveCase';
import { summarise } from '../../../common/cases/summarise';

export interface LiveCaseFacts {
  readonly caseId: string;
  /** In the order of arrival. */
  readonly events: readonly CaseEvent[];
  readonly now: CaseMoment;
  readonly isSafe: (eventId: string) => boolean;
  readonly unsafeEvents: number;
}

/** The running case as the live page shows it, from nothing but its events. */
export function liveCaseView(facts: LiveCaseFacts): LiveCase {
  const { caseId, events, now, unsafeEvents } = facts;
  const summary = summarise(caseId, events, now);
  const { fields, cannulation, attempts, ductEntries, techniques, guideline } = summary;
  const shown = effectiveEvents(events);
  return {
    caseId,
    fields,
    cannulation,
    clock: { isRunning: cannulation === 'running', elapsedMs: summary.cannulationMs ?? 0 },
    attempts,
    ductEntries,
    techniques,
    limits: limitsOf(attempts, ductEntries),
    guideline,
    atScope: atScope(summary, shown),
    events: liveEvents(facts, shown),
    next: nextStep(cannulation),
    finish: finishStep(cannulation),
    unsafeEvents,
  };
}

/** Who holds the scope: the last who took it over, else the first who is named. */
function atScope({ fields }: CaseSummary, events: readonly EffectiveEvent[]): LiveCase['atScope'] {
  const takenOver = events
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .flatMap(({ payload }) => (payload.kind === 'operatorChange' ? payload.operatorId : []))
    .at(-1);
  const operator = fields.operators.find(({ id }) => id === takenOver) ?? fields.operators[0];
  if (operator === undefined) return null;
  return { operatorId: operator.id, name: operator.name, role: operator.role };
}

function liveEvents(
  { events, isSafe }: LiveCaseFacts,
  shown: readonly EffectiveEvent[],
): readonly LiveCaseEvent[] {
  const triggers = new Map(events.map(({ id, trigger }) => [id, trigger]));
  return shown.map((event) => ({
    ...event,
    trigger: triggers.get(event.id) ?? { source: 'system' },
    isSafe: isSafe(event.id),
  }));
}
