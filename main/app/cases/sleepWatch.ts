import type { CaseClock } from './caseClock';

/** A sleep of the computer. Unit: ms. */
export interface Sleep {
  /** By the clock of the room. */
  readonly forMs: number;
  /** How much of it the monotonic clock, and every duration with it, left out: all or nothing of it, by the system. */
  readonly leftOutMs: number;
}

/** Measures how long the computer slept, between what the system says before and after. */
export class SleepWatch {
  private readonly clock: CaseClock;
  private readonly onWake: (sleep: Sleep) => void;
  private asleepSince: { readonly wallMs: number; readonly monotonicMs: number } | null = null;

  constructor(clock: CaseClock, onWake: (sleep: Sleep) => void) {
    this.clock = clock;
    this.onWake = onWake;
  }

  /** The computer goes to sleep. */
  suspend(): void {
    this.asleepSince = this.read();
  }

  /** It woke up. */
  resume(): void {
    const since = this.asleepSince;
    this.asleepSince = null;
    if (since === null) return;
    const now = this.read();
    // The clock of the room may have been set back meanwhile.
    const forMs = Math.max(0, Math.round(now.wallMs - since.wallMs));
    const countedMs = now.monotonicMs - since.monotonicMs;
    this.onWake({ forMs, leftOutMs: Math.max(0, Math.round(forMs - countedMs)) });
  }

  private read() {
    return { wallMs: this.clock.wallTime().getTime(), monotonicMs: this.clock.monotonicMs() };
  }
}
