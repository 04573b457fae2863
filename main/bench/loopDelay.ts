import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Measurement } from './measurement';

/** The histogram looks this often; its values hold this time as well. */
const resolutionMs = 5;
const nanosecondsPerMs = 1e6;

/** How late this thread's event loop runs its timers, while it is asked to look. */
export class LoopDelay {
  private readonly histogram: IntervalHistogram = monitorEventLoopDelay({
    resolution: resolutionMs,
  });

  /** Looks while the action runs. */
  async during<Result>(action: () => Promise<Result>): Promise<Result> {
    this.histogram.enable();
    try {
      return await action();
    } finally {
      this.histogram.disable();
    }
  }

  /** Over all that was looked at so far. */
  get delay(): Measurement['eventLoopDelay'] {
    const { histogram } = this;
    return {
      p50Ms: lateMs(histogram.percentile(50)),
      p99Ms: lateMs(histogram.percentile(99)),
      maxMs: lateMs(histogram.max),
    };
  }
}

function lateMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / nanosecondsPerMs - resolutionMs);
}
