import type { AiStatus, OverlayEvidence, SourceStatus } from '../../common/status';

/**
 * How far a prediction may be ahead of the displayed frame. A prediction can overtake a display
 * frame that waits for its credit by about two frames at 25 fps; more would mark another moment.
 */
export const maxAheadMs = 100;

/** How long evidence may stay, by the renderer's own clock, past its validity when frames stop. */
export const graceWithoutFramesMs = 250;

/** Everything that decides whether evidence may be drawn above the displayed frame. */
export interface AdmissionInput {
  /** The frame that is on the screen, in main's clock; null when there is none. */
  readonly frame: { readonly capturedAtMs: number } | null;
  readonly evidence: OverlayEvidence | null;
  readonly sourceState: SourceStatus['state'];
  readonly aiState: AiStatus['state'];
}

/** The verdict; `remainingMs` is how long it stays valid when no other frame comes. */
export type Admission =
  | { readonly admitted: true; readonly ageMs: number; readonly remainingMs: number }
  | {
      readonly admitted: false;
      readonly reason: 'noEvidence' | 'noFrame' | 'sourceSilent' | 'aiSilent' | 'stale' | 'ahead';
    };

/** No old evidence: whether a prediction can speak for the frame that is on the screen. */
export function admit({ frame, evidence, sourceState, aiState }: AdmissionInput): Admission {
  if (evidence === null) return { admitted: false, reason: 'noEvidence' };
  if (frame === null) return { admitted: false, reason: 'noFrame' };
  if (!sourceMayShowEvidence(sourceState)) return { admitted: false, reason: 'sourceSilent' };
  if (!aiMayShowEvidence(aiState)) return { admitted: false, reason: 'aiSilent' };
  const ageMs = frame.capturedAtMs - evidence.prediction.capturedAtMs;
  // Written so that a time that is not a number is refused.
  if (!(ageMs <= evidence.validForMs)) return { admitted: false, reason: 'stale' };
  if (ageMs < -maxAheadMs) return { admitted: false, reason: 'ahead' };
  return {
    admitted: true,
    ageMs,
    remainingMs: evidence.validForMs - Math.max(0, ageMs) + graceWithoutFramesMs,
  };
}

/** False for sources that deliver nothing: their last evidence is dropped, not only hidden. */
export function sourceMayShowEvidence(state: SourceStatus['state']): boolean {
  return state === 'live' || state === 'stalled';
}

/** False when nothing vouches for a prediction: it is dropped, not only hidden. */
export function aiMayShowEvidence(state: AiStatus['state']): boolean {
  return state === 'active' || state === 'behind' || state === 'abstaining';
}
