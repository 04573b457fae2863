import type { ActionOutcome } from '../actions';
import type { CaseEventSource } from './caseEvent';
import type { CaseFields, OperatorRole } from './caseFields';
import type { CannulationState, EffectiveEvent, GuidelineVerdict } from './caseSummary';
import type { Technique } from './caseEvent';

/** An event on the live page. `isSafe`: acknowledged, that is on the disk; until then it says that it is being saved. */
export interface LiveCaseEvent extends EffectiveEvent {
  readonly isSafe: boolean;
  readonly trigger: CaseEventSource;
}

/** The clock of cannulation when this was sent; the page lets it run on from there by its own monotonic clock. */
export interface LiveClock {
  readonly isRunning: boolean;
  readonly elapsedMs: number;
}

/** How near a limit of the 5-5-1 rule is. */
export type LimitState = 'below' | 'near' | 'passed';

/** The case that runs now, as the live page shows it. */
export interface LiveCase {
  readonly caseId: string;
  readonly fields: CaseFields;
  readonly cannulation: CannulationState;
  readonly clock: LiveClock;
  readonly attempts: number;
  readonly ductEntries: number;
  readonly techniques: readonly Technique[];
  readonly limits: { readonly attempts: LimitState; readonly ductEntries: LimitState };
  readonly guideline: GuidelineVerdict;
  readonly atScope: {
    readonly operatorId: string;
    readonly name: string;
    readonly role: OperatorRole;
  } | null;
  /** Newest last; those taken back too. */
  readonly events: readonly LiveCaseEvent[];
  /** What the actions `caseNext` and `caseFinish` would do now; null: nothing. */
  readonly next: CaseStep | null;
  readonly finish: CaseStep | null;
  /** Events that are in memory alone because neither store nor journal takes them: this is what red is for. */
  readonly unsafeEvents: number;
}

/** What one press of a pedal does, by where the case stands. */
export type CaseStep = 'startCase' | 'approach' | 'attempt' | 'cannulated' | 'endCase';

/** What came of asking for an event. */
export interface LoggedEvent extends ActionOutcome {
  readonly eventId: string | null;
}
