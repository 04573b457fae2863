import type { Prediction } from '../../common/prediction';
import type { DetectionRule } from '../../common/sensitivity';

/** How many consecutive predictions it takes to change what is shown. */
export type HoldOptions = Pick<DetectionRule, 'toShow' | 'toHide'>;

/**
 * Hysteresis over time: decides from the run of predictions which one the overlay may show.
 * A gap is bridged with the last prediction that found something; the overlay's own age limit
 * still applies to it.
 */
export class TemporalFilter {
  private foundInRow = 0;
  private missedInRow = 0;
  private shown: Prediction | null = null;

  /** Takes the next prediction; returns the one to show, or null for none. The hold may change in between. */
  push(prediction: Prediction, hold: HoldOptions): Prediction | null {
    if (prediction.found) this.countFound(prediction, hold);
    else this.countMissed(hold);
    return this.shown;
  }

  /** Forgets the past: a new source or a new model has nothing to do with it. */
  reset(): void {
    this.foundInRow = 0;
    this.missedInRow = 0;
    this.shown = null;
  }

  private countFound(prediction: Prediction, { toShow }: HoldOptions): void {
    this.missedInRow = 0;
    this.foundInRow += 1;
    if (this.shown !== null || this.foundInRow >= toShow) this.shown = prediction;
  }

  private countMissed({ toHide }: HoldOptions): void {
    this.foundInRow = 0;
    this.missedInRow += 1;
    if (this.missedInRow >= toHide) this.shown = null;
  }
}
