import type { EventEmitter } from 'node:events';

/** A time during which the computer slept. */
export interface SleepGap {
  readonly from: Date;
  readonly to: Date;
  /** Unit: milliseconds. */
  readonly durationMs: number;
}

export interface SleepWatchOptions {
  /** Electron's `powerMonitor`, or what sends its events `suspend` and `resume`. */
  readonly power: Pick<EventEmitter, 'on' | 'off'>;
  readonly nowMs: () => number;
  readonly wallClock: () => Date;
  readonly onSuspend: () => void;
  /** @param gap null when nobody told that the computer would sleep */
  readonly onResume: (gap: SleepGap | null) => void;
}

/** A computer that is still running after so long does not sleep: the announced sleep was called off. */
const calledOffAfterMs = 30_000;

/**
 * Tells when the computer goes to sleep and when it is awake again. Whether a monotonic clock counts the sleep depends
 * on the system (Windows counts it, Linux and macOS do not); the wall clock counts it always, but
 * may be set. So the gap is the longer of both, and the only duration in the application that a set clock can bend.
 */
export class SleepWatch {
  private readonly options: SleepWatchOptions;
  private asleepSince: { readonly atMs: number; readonly wall: Date } | null = null;
  private calledOff: NodeJS.Timeout | null = null;

  constructor(options: SleepWatchOptions) {
    this.options = options;
    options.power.on('suspend', this.suspend);
    options.power.on('resume', this.resume);
  }

  dispose(): void {
    const { power } = this.options;
    power.off('suspend', this.suspend);
    power.off('resume', this.resume);
    this.stopWaiting();
  }

  private readonly suspend = (): void => {
    if (this.asleepSince !== null) return;
    const { nowMs, wallClock, onSuspend } = this.options;
    this.asleepSince = { atMs: nowMs(), wall: wallClock() };
    this.calledOff = setTimeout(this.resume, calledOffAfterMs);
    onSuspend();
  };

  private readonly resume = (): void => {
    this.stopWaiting();
    this.options.onResume(this.takeGap());
  };

  private takeGap(): SleepGap | null {
    const since = this.asleepSince;
    this.asleepSince = null;
    if (since === null) return null;
    const { nowMs, wallClock } = this.options;
    const to = wallClock();
    const durationMs = Math.max(nowMs() - since.atMs, to.getTime() - since.wall.getTime());
    return { from: since.wall, to, durationMs };
  }

  private stopWaiting(): void {
    if (this.calledOff !== null) clearTimeout(this.calledOff);
    this.calledOff = null;
  }
}
