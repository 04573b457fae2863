import type { AttentionEvidence } from '../../../common/status';

/** Lets the attention map pass while it is wanted in the heatmap's place; the newest one, too, when that begins. */
export class ShownAttention {
  private readonly onAttention: (evidence: AttentionEvidence | null) => void;
  private newest: AttentionEvidence | null = null;
  private isShown = false;

  constructor(onAttention: (evidence: AttentionEvidence | null) => void) {
    this.onAttention = onAttention;
  }

  take(evidence: AttentionEvidence | null): void {
    this.newest = evidence;
    this.repeat();
  }

  show(isShown: boolean): void {
    if (isShown === this.isShown) return;
    this.isShown = isShown;
    this.repeat();
  }

  /** For whoever begins to listen now. */
  repeat(): void {
    if (this.isShown) this.onAttention(this.newest);
  }
}
