import type { PowerSaveBlocker } from 'electron';
import { assertNever } from '../../../common/assertNever';
import type { SourceStatus } from '../../../common/status';

/** Keeps the monitors from going dark while somebody looks at a picture that runs. */
export class DisplayAwake {
  private readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  private request: number | null = null;

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.blocker = blocker;
  }

  /** Takes the state of the source; the same one again changes nothing. */
  follow(state: SourceStatus['state']): void {
    if (isLookedAt(state)) this.request ??= this.blocker.start('prevent-display-sleep');
    else this.dispose();
  }

  dispose(): void {
    if (this.request !== null) this.blocker.stop(this.request);
    this.request = null;
  }
}

/** A picture that stalls for a moment is still looked at; a device that was pulled out overnight is not. */
function isLookedAt(state: SourceStatus['state']): boolean {
  switch (state) {
    case 'live':
    case 'stalled':
      return true;
    case 'noSource':
    case 'waiting':
    case 'ended':
    case 'lost':
    case 'reconnecting':
      return false;
    default:
      return assertNever(state, 'source state');
  }
}
