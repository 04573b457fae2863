import type { CannulationState } from './caseSummary';
import { attemptLimit, timeLimitMs } from './guidelineVerdict';
import type { CaseStep, LimitState } from './liveCase';

/** From here on the page says that the limit of attempts is near: one before it, and at it. */
const nearAttempts = attemptLimit - 1;
/** A minute before the limit. Unit: ms. */
const nearTimeMs = timeLimitMs - 60_000;

/**
 * How near the counts are to the 5-5-1 rule: attempts near from the fourth and passed from the sixth; a single entry
 * of the duct has passed it, there is no near.
 */
export function limitsOf(
  attempts: number,
  ductEntries: number,
): { readonly attempts: LimitState; readonly ductEntries: LimitState } {
  return {
    attempts: attempts > attemptLimit ? 'passed' : attempts >= nearAttempts ? 'near' : 'below',
    ductEntries: ductEntries > 0 ? 'passed' : 'below',
  };
}

/** How near the clock is to 5 minutes: near from 4:00, passed after 5:00. @param elapsedMs on the clock of cannulation */
export function clockLimit(elapsedMs: number): LimitState {
  if (elapsedMs > timeLimitMs) return 'passed';
  return elapsedMs >= nearTimeMs ? 'near' : 'below';
}

const steps: Readonly<Record<CannulationState, Steps>> = {
  notApproached: { next: 'approach', finish: 'endCase' },
  running: { next: 'attempt', finish: 'cannulated' },
  cannulated: { next: null, finish: 'endCase' },
  failed: { next: null, finish: 'endCase' },
  // It ended: the next one may start.
  notSaid: { next: 'startCase', finish: null },
};

interface Steps {
  readonly next: CaseStep | null;
  readonly finish: CaseStep | null;
}

/** What `caseNext` does now. @param cannulation of the running case; null where none runs */
export function nextStep(cannulation: CannulationState | null): CaseStep | null {
  return steps[cannulation ?? 'notSaid'].next;
}

/** What `caseFinish` does now; null: nothing. @param cannulation of the running case; null where none runs */
export function finishStep(cannulation: CannulationState | null): CaseStep | null {
  return steps[cannulation ?? 'notSaid'].finish;
}
