import type { BinaryDifficulty, DifficultyClass } from '../difficulty';
import type { DifficultyVerdict } from '../difficulty';
import type { CaseFields } from './caseFields';
import type { ClinicalPayload, FollowUp, Technique } from './caseEvent';
import type { CaseMoment } from './caseMoment';

export type CaseStage = 'running' | 'ended' | 'signedOff';

/** How far the cannulation is. */
export type CannulationState =
  | 'notApproached'
  | 'running'
  | 'cannulated'
  | 'failed'
  /** The case ended with neither. */
  | 'notSaid';

/** One clinical event as it stands after all corrections. */
export interface EffectiveEvent {
  readonly id: string;
  readonly payload: ClinicalPayload;
  readonly moment: CaseMoment;
  readonly frameId: number | null;
  /** Taken back: shown struck through, counted nowhere. */
  readonly isWithdrawn: boolean;
  /** Said or timed otherwise at first. */
  readonly isReplaced: boolean;
  /** From the approach, on the clock of cannulation; null before it. Unit: ms. */
  readonly sinceApproachMs: number | null;
  /** Ordinal among the effective events of its kind, from 1 (attempt 3); null where withdrawn. */
  readonly ordinal: number | null;
}

/** The guideline's view (ESGE 2016, as Kim 2021 states it): what of it was exceeded. */
export interface GuidelineVerdict {
  readonly isDifficult: boolean;
  /** More than 5 minutes. */
  readonly byTime: boolean;
  /** More than five attempts. */
  readonly byAttempts: boolean;
  /** Any entry of the pancreatic duct. */
  readonly byDuctEntry: boolean;
}

/** Time at the scope until cannulation, by operator. */
export interface OperatorShare {
  readonly operatorId: string;
  readonly ms: number;
  readonly attempts: number;
  readonly ductEntries: number;
}

/** Everything that follows from a case's events. Derived anew, never typed in. */
export interface CaseSummary {
  readonly caseId: string;
  readonly fields: CaseFields;
  readonly stage: CaseStage;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly signedOffAt: string | null;
  /** Events after the sign-off. */
  readonly amendments: number;
  readonly cannulation: CannulationState;
  /** From approach to deep cannulation, or to failure; of a running clock to the moment asked for. Unit: ms. */
  readonly cannulationMs: number | null;
  /** True where a restart of the computer lies within it, so that part of it was taken from the wall clock. */
  readonly isBridgedByWallClock: boolean;
  readonly attempts: number;
  readonly ductEntries: number;
  /** In the order in which they were first used, each once. */
  readonly techniques: readonly Technique[];
  readonly operators: readonly OperatorShare[];
  /** Who was at the scope when the cannulation was achieved or given up; null where that is not known. */
  readonly decidedBy: string | null;
  /** Null while it cannot be said (the cannulation still runs and nothing decided it, or it was not said). */
  readonly studyClass: DifficultyClass | null;
  readonly studyLabel: BinaryDifficulty | null;
  readonly guideline: GuidelineVerdict;
  readonly aiVerdict: DifficultyVerdict | null;
  readonly followUp: FollowUp | null;
  readonly eventCount: number;
}
