import type { CaseClock } from './caseClock';

/** Corrections of network time stay far below; a person who sets a clock goes further. */
const leastChangeMs = 2000;

const looksEveryMs = 1000;

/** Notices that the clock of the room was set. Owns its timer. */
export class RoomClockWatch {
  private readonly clock: CaseClock;
  private readonly onSet: (byMs: number) => void;
  private readonly timer: NodeJS.Timeout;
  private offsetMs: number | null;

  /** @param onSet takes by how much; positive: forward. Unit: ms */
  constructor(clock: CaseClock, onSet: (byMs: number) => void) {
    this.clock = clock;
    this.onSet = onSet;
    this.offsetMs = this.wallAheadMs();
    this.timer = setInterval(() => this.look(), looksEveryMs);
  }

  /** Compares with the last look, so that a clock that drifts slowly is never taken for one that was set. */
  look(): void {
    if (this.offsetMs === null) return;
    const before = this.offsetMs;
    this.offsetMs = this.wallAheadMs();
    const byMs = Math.round(this.offsetMs - before);
    if (Math.abs(byMs) > leastChangeMs) this.onSet(byMs);
  }

  /** The computer goes to sleep: some monotonic clocks stand still then, which is no setting of the other one. */
  pause(): void {
    this.offsetMs = null;
  }

  resume(): void {
    this.offsetMs = this.wallAheadMs();
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private wallAheadMs(): number {
    return this.clock.wallTime().getTime() - this.clock.monotonicMs();
  }
}
