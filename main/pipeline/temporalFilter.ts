import type { Prediction } from '../../common/prediction';

/** How many consecutive predictions it takes to change what is shown. */
export interface HoldOptions {
  /** Predictions in a row with something found before it is shown. */
  readonly toShow: number;
  /** Predictions in a row with nothing found before it is hidden. */
  readonly toHide: number;
}

/**
 * Three predictions (0.12 s at 25 a second) keep single false detections off the screen; five bridge
 * a highlight or a blurred frame. GI Genius reports that holding back up to 6 frames removes most
 * false boxes.
 */
export const defaultHold: HoldOptions = { toShow: 3, toHide: 5 };

/**
 * Hysteresis over time: decides from the run of predictions which one the overlay may show.
 * A gap is bridged with the last prediction that found something; the overlay's own age limit
 * still applies to it.
 */
export class TemporalFilter {
  private readonly hold: HoldOptions;
  private foundInRow = 0;
  private missedInRow = 0;
  private shown: Prediction | null = null;

  constructor(hold: HoldOptions = defaultHold) {
    this.hold = hold;
  }

  /** Takes the next prediction; returns the one to show, or null for none. */
  push(prediction: Prediction): Prediction | null {
    if (prediction.found) this.countFound(prediction);
    else this.countMissed();
    return this.shown;
  }

  /** Forgets the past: a new source or a new model has nothing to do with it. */
  reset(): void {
    this.foundInRow = 0;
    this.missedInRow = 0;
    this.shown = null;
  }

  private countFound(prediction: Prediction): void {
    this.missedInRow = 0;
    this.foundInRow += 1;
    if (this.shown !== null || this.foundInRow >= this.hold.toShow) this.shown = prediction;
  }

  private countMissed(): void {
    this.foundInRow = 0;
    this.missedInRow += 1;
    if (this.missedInRow >= this.hold.toHide) this.shown = null;
  }
}
