import { maxAheadMs } from '../../common/evidenceAge';
import type { AiStatus, SourceStatus } from '../../common/status';

/** How long evidence may stay, by the renderer's own clock, past its validity when frames stop. */
export const graceWithoutFramesMs = 250;

/** When a frame was captured, by main's clock, and drawn, by the renderer's. */
export interface DisplayedFrame {
  readonly capturedAtMs: number;
  readonly drawnAtMs: number;
}

/** What evidence of any kind tells of its age. */
export interface TimedEvidence {
  readonly capturedAtMs: number;
  /** Age up to which it may be drawn. */
  readonly validForMs: number;
}

/** Everything that decides whether evidence may be drawn above the displayed frame. */
export interface AdmissionInput {
  /** The frame that is on the screen; null when there is none. */
  readonly frame: DisplayedFrame | null;
  readonly evidence: TimedEvidence | null;
  readonly sourceState: SourceStatus['state'];
  readonly aiState: AiStatus['state'];
  /** By the renderer's clock. */
  readonly nowMs: number;
}

/** The verdict; `remainingMs` is how long it stays valid from now when no other frame comes. */
export type Admission =
  | { readonly admitted: true; readonly remainingMs: number }
  | { readonly admitted: false; readonly reason: RefusalReason };

/** Why nothing is drawn. */
export type RefusalReason =
  | 'noEvidence'
  | 'noFrame'
  | 'sourceSilent'
  | 'aiSilent'
  | 'stale'
  | 'ahead'
  | 'framesStopped';

/** No old evidence: whether it can speak for the frame that is on the screen. */
export function admit(input: AdmissionInput): Admission {
  const { frame, evidence, sourceState, aiState, nowMs } = input;
  if (evidence === null) return refused('noEvidence');
  if (frame === null) return refused('noFrame');
  if (!sourceMayShowEvidence(sourceState)) return refused('sourceSilent');
  if (!aiMayShowEvidence(aiState)) return refused('aiSilent');
  const ageMs = frame.capturedAtMs - evidence.capturedAtMs;
  // Written so that a time that is not a number is refused.
  if (!(ageMs <= evidence.validForMs)) return refused('stale');
  if (ageMs < -maxAheadMs) return refused('ahead');
  const standsForMs = evidence.validForMs - Math.max(0, ageMs) + graceWithoutFramesMs;
  const remainingMs = frame.drawnAtMs + standsForMs - nowMs;
  return remainingMs > 0 ? { admitted: true, remainingMs } : refused('framesStopped');
}

/** False for sources that deliver nothing: their last evidence is dropped, not only hidden. */
export function sourceMayShowEvidence(state: SourceStatus['state']): boolean {
  return state === 'live';
}

/** False when nothing vouches for a prediction: it is dropped, not only hidden. */
export function aiMayShowEvidence(state: AiStatus['state']): boolean {
  return state === 'active' || state === 'behind' || state === 'abstaining';
}

function refused(reason: RefusalReason): Admission {
  return { admitted: false, reason };
}
