import type { Prediction } from '../../../common/prediction';

/**
 * Share of the ampulla's region, by `deviceShare`, that a device covers when it is at the ampulla; as measured in
 * docs/adr/0016-difficulty-in-the-live-view.md.
 */
export const touchingShare = 0.01;
/** Predictions in a row that must say so (0.2 s at 25 a second): a passing device is shorter. */
export const touchingPredictions = 5;

/** Notices that a device has come to the ampulla. One that passes elsewhere covers nothing of its region. */
export class DeviceTouch {
  private inRow = 0;
  private happened = false;

  /** Whether a device has touched the ampulla since the last reset; never taken back by itself. */
  get hasHappened(): boolean {
    return this.happened;
  }

  /** Takes the next prediction; one that finds no ampulla says nothing about it. */
  push({ view, quality }: Prediction): void {
    if (view.measures === null || quality.verdict !== 'usable') return;
    this.inRow = view.measures.deviceShare >= touchingShare ? this.inRow + 1 : 0;
    if (this.inRow >= touchingPredictions) this.happened = true;
  }

  /** Another ampulla, or the same one anew. */
  reset(): void {
    this.inRow = 0;
    this.happened = false;
  }
}
