import type { AttentionEvidence, LiveStatus, OverlayEvidence } from '../../common/status';
import {
  type Admission,
  admit,
  aiMayShowEvidence,
  type DisplayedFrame,
  sourceMayShowEvidence,
  type TimedEvidence,
} from '../overlay/admission';

/** What may stand above a frame, and for how long from now when no other frame comes. */
export interface AdmittedEvidence {
  readonly evidence: OverlayEvidence | null;
  readonly attention: AttentionEvidence | null;
  /** Null where nothing may stand. */
  readonly remainingMs: number | null;
}

/**
 * The newest evidence that main sent: of the ampulla, and of where the difficulty's estimate looks. Each is judged
 * by its own age; none outlives its source or the AI.
 */
export class EvidenceBoard {
  private evidence: OverlayEvidence | null = null;
  private attention: AttentionEvidence | null = null;
  private status: LiveStatus | null = null;
  private isAttentionShown = false;

  /** Whether the attention map is wanted. */
  get showsAttention(): boolean {
    return this.isAttentionShown;
  }

  setEvidence(evidence: OverlayEvidence | null): void {
    this.evidence = evidence;
  }

  setAttention(attention: AttentionEvidence | null): void {
    this.attention = attention;
  }

  showAttention(isShown: boolean): void {
    this.isAttentionShown = isShown;
  }

  /** Takes the state of source and AI, and drops what they do not vouch for any more. */
  setStatus(status: LiveStatus): void {
    const { source, ai } = status;
    const isAnotherSource = this.status !== null && nameOf(status) !== nameOf(this.status);
    this.status = status;
    if (isAnotherSource || !sourceMayShowEvidence(source.state) || !aiMayShowEvidence(ai.state)) {
      this.drop();
    }
  }

  /** Forgets everything: another source. */
  drop(): void {
    this.evidence = null;
    this.attention = null;
  }

  /** What may stand above this frame. @param nowMs by the renderer's clock */
  admitted(frame: DisplayedFrame | null, nowMs: number): AdmittedEvidence {
    const { evidence, attention } = this;
    const ofAmpulla = this.admission(evidence && timesOf(evidence), frame, nowMs);
    const ofAttention = this.admission(this.isAttentionShown ? attention : null, frame, nowMs);
    const remaining = [ofAmpulla, ofAttention].flatMap((answer) =>
      answer.admitted ? [answer.remainingMs] : [],
    );
    return {
      evidence: ofAmpulla.admitted ? evidence : null,
      attention: ofAttention.admitted ? attention : null,
      remainingMs: remaining.length === 0 ? null : Math.min(...remaining),
    };
  }

  /** Drops what has become too old, so that it does not come back with a late frame. */
  dropOutdated(frame: DisplayedFrame | null, nowMs: number): void {
    const { evidence, attention } = this.admitted(frame, nowMs);
    this.evidence = evidence;
    this.attention = attention;
  }

  private admission(
    evidence: TimedEvidence | null,
    frame: DisplayedFrame | null,
    nowMs: number,
  ): Admission {
    return admit({
      frame,
      evidence,
      sourceState: this.status?.source.state ?? 'noSource',
      aiState: this.status?.ai.state ?? 'off',
      nowMs,
    });
  }
}

function timesOf({ prediction, validForMs }: OverlayEvidence): TimedEvidence {
  return { capturedAtMs: prediction.capturedAtMs, validForMs };
}

function nameOf({ source }: LiveStatus): string | null {
  return source.state === 'noSource' ? null : source.name;
}
