import { assertNever } from '../../common/assertNever';
import type { FrameFault } from '../../common/frameQuality';
import type { AbstainingReason } from '../../common/status';

/** What makes a picture one to abstain on. */
type PictureFault = FrameFault | 'instrument';

/** The verdict on one picture, with all that was asked of it. */
export type PictureVerdict = 'usable' | PictureFault;

/** Unusable pictures in a row before the AI abstains (0.2 s at 25 a second): a flush of water is shorter. */
const toAbstain = 5;
/** Usable pictures in a row before it speaks again. */
const toSpeak = 3;

/** Hysteresis over the verdicts on single pictures, so that the status does not flicker. */
export class Abstention {
  private usableInRow = 0;
  private unusableInRow = 0;
  private fault: PictureFault | null = null;
  private faultInRow = 0;
  private shown: AbstainingReason | null = null;

  /** Why the AI abstains; null while it speaks. */
  get reason(): AbstainingReason | null {
    return this.shown;
  }

  /** Takes the verdict on the next picture; returns why the AI abstains from now on, or null. */
  push(verdict: PictureVerdict): AbstainingReason | null {
    if (verdict === 'usable') this.countUsable();
    else this.countUnusable(verdict);
    return this.shown;
  }

  /** Forgets the past: another source or model. */
  reset(): void {
    this.usableInRow = 0;
    this.unusableInRow = 0;
    this.fault = null;
    this.faultInRow = 0;
    this.shown = null;
  }

  private countUsable(): void {
    this.unusableInRow = 0;
    this.faultInRow = 0;
    this.usableInRow += 1;
    if (this.usableInRow >= toSpeak) this.shown = null;
  }

  private countUnusable(fault: PictureFault): void {
    this.usableInRow = 0;
    this.unusableInRow += 1;
    this.faultInRow = fault === this.fault ? this.faultInRow + 1 : 1;
    this.fault = fault;
    // The first reason stands until another one is as steady: words that change cannot be read.
    const unnamed = this.shown === null && this.unusableInRow >= toAbstain;
    if (unnamed || this.faultInRow >= toAbstain) this.shown = reasonFor(fault);
  }
}

function reasonFor(fault: PictureFault): AbstainingReason {
  switch (fault) {
    case 'dark':
      return 'picture is dark';
    case 'outOfBody':
      return 'out of body';
    case 'blurred':
      return 'picture is blurred';
    case 'instrument':
      return 'instrument';
    default:
      return assertNever(fault, 'fault of a picture');
  }
}
