import { createHistogram, performance } from 'node:perf_hooks';
import type { Measurement } from './measurement';

/** Between two looks. */
const intervalMs = 5;
const nanosecondsPerMs = 1e6;

/**
 * How late this thread's event loop runs a timer, while it is asked to look. Node's own
 * `monitorEventLoopDelay` cannot pause: it takes the time between two phases for one long delay.
 */
export class LoopDelay {
  private readonly histogram = createHistogram();

  /** Looks while the action runs. */
  async during<Result>(action: () => Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      const dueAtMs = performance.now() + intervalMs;
      timer = setTimeout(() => {
        this.record(performance.now() - dueAtMs);
        wait();
      }, intervalMs);
    };
    wait();
    try {
      return await action();
    } finally {
      clearTimeout(timer);
    }
  }

  /** Over all that was looked at so far. */
  get delay(): Measurement['eventLoopDelay'] {
    const { histogram } = this;
    return {
      p50Ms: histogram.percentile(50) / nanosecondsPerMs,
      p99Ms: histogram.percentile(99) / nanosecondsPerMs,
      maxMs: histogram.max / nanosecondsPerMs,
    };
  }

  private record(lateMs: number): void {
    this.histogram.record(Math.max(1, Math.round(lateMs * nanosecondsPerMs)));
  }
}
