import type { CannulationClock, ClockSpan } from './cannulationClock';
import type { CaseOperator } from './caseFields';
import type { CaseSummary, EffectiveEvent, OperatorShare } from './caseSummary';

/**
 * Who held the scope for how long on the clock of cannulation, and whose attempts and duct entries they were. The
 * first operator of the case holds it until a change; what nobody is known to have held is nobody's.
 */
export function operatorShares(
  clock: CannulationClock,
  caseOperators: readonly CaseOperator[],
): Pick<CaseSummary, 'operators' | 'decidedBy'> {
  const stints = stintsOf(clock, caseOperators[0]?.id ?? null);
  const hasOutcome = clock.cannulation === 'cannulated' || clock.cannulation === 'failed';
  const ids = stints.flatMap(({ operatorId }) => operatorId ?? []);
  return {
    operators: [...new Set(ids)].map((operatorId) =>
      shareOf(
        operatorId,
        stints.filter((stint) => stint.operatorId === operatorId),
        clock.span,
      ),
    ),
    decidedBy: hasOutcome ? (stints.at(-1)?.operatorId ?? null) : null,
  };
}

/** A stretch of a case with one person at the scope; null: nobody knows who. */
interface Stint {
  readonly operatorId: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: readonly EffectiveEvent[];
}

function stintsOf({ events, axis }: CannulationClock, firstId: string | null): readonly Stint[] {
  const changes = [...events.entries()].flatMap(([index, { payload, moment }]) =>
    payload.kind === 'operatorChange'
      ? { index, operatorId: payload.operatorId, fromMs: axis.at(moment) }
      : [],
  );
  const starts = [{ index: 0, operatorId: firstId, fromMs: -Infinity }, ...changes];
  return starts.map(({ index, operatorId, fromMs }, place) => {
    const next = starts[place + 1];
    return {
      operatorId,
      fromMs,
      toMs: next?.fromMs ?? Infinity,
      events: events.slice(index, next?.index),
    };
  });
}

function shareOf(
  operatorId: string,
  stints: readonly Stint[],
  span: ClockSpan | null,
): OperatorShare {
  const events = stints.flatMap((stint) => stint.events);
  return {
    operatorId,
    ms: stints.reduce((sum, stint) => sum + sharedMs(stint, span), 0),
    attempts: events.filter(({ payload }) => payload.kind === 'attempt').length,
    ductEntries: events.filter(({ payload }) => payload.kind === 'ductEntry').length,
  };
}

/** How much of a stint lies on the clock. */
function sharedMs(stint: Stint, span: ClockSpan | null): number {
  if (span === null) return 0;
  return Math.max(0, Math.min(stint.toMs, span.toMs) - Math.max(stint.fromMs, span.fromMs));
}
