import { assertNever } from '../../common/assertNever';
import type { FrameFault } from '../../common/frameQuality';
import type { AbstainingReason } from '../../common/status';
import { SteadyFault } from './steadyFault';

/** What makes a picture one to abstain on. */
type PictureFault = FrameFault | 'instrument';

/** The verdict on one picture, with all that was asked of it. */
export type PictureVerdict = 'usable' | PictureFault;

/** Whether and why the AI abstains, out of the verdicts on single pictures. */
export class Abstention {
  private readonly steady = new SteadyFault<PictureFault>();

  /** Why the AI abstains; null while it speaks. */
  get reason(): AbstainingReason | null {
    const { fault } = this.steady;
    return fault === null ? null : reasonFor(fault);
  }

  /** Takes the verdict on the next picture; returns why the AI abstains from now on, or null. */
  push(verdict: PictureVerdict): AbstainingReason | null {
    this.steady.push(verdict === 'usable' ? null : verdict);
    return this.reason;
  }

  /** Forgets the past: another source or model. */
  reset(): void {
    this.steady.reset();
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
