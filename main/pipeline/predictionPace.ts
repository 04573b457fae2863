import type { Prediction } from '../../common/prediction';
import { RecentValues } from './recentValues';

/** Masks are stale after this age, or after two prediction intervals where those are longer. */
export const evidenceLifetimeMs = 200;

/** Below this share of the source's rate the AI is called behind. */
const behindShare = 0.5;

/** A rate can be judged after so long; it is counted over the same time. */
const rateWindowMs = 1000;

/** From this interval on a count of whole predictions a second says too little. */
const slowIntervalMs = 400;

/** What the pace asks of a prediction, whatever it says. */
type TimedPrediction = Pick<Prediction, 'inferenceMs' | 'capturedAtMs'>;

/** What a person reads about the speed. */
export interface PaceFigures {
  /** Median inference time of the last second. */
  readonly inferenceMs: number;
  /** Median time from capture of a frame to its prediction in main. */
  readonly delayMs: number;
  readonly predictionsPerSecond: number;
}

/** How fast predictions come, and for how long one may therefore speak. */
export class PredictionPace {
  private readonly inferenceTimes = new RecentValues(rateWindowMs);
  private readonly delays = new RecentValues(rateWindowMs);
  private readonly intervals = new RecentValues(rateWindowMs);
  /** When the first frame was handed to the model. */
  private askedSinceMs: number | null = null;
  private lastAtMs: number | null = null;

  /** A frame is handed to the model. */
  asked(nowMs: number): void {
    this.askedSinceMs ??= nowMs;
  }

  /** Its prediction is here. */
  predicted({ inferenceMs, capturedAtMs }: TimedPrediction, nowMs: number): void {
    this.inferenceTimes.add(nowMs, inferenceMs);
    this.delays.add(nowMs, nowMs - capturedAtMs);
    if (this.lastAtMs !== null) this.intervals.add(nowMs, nowMs - this.lastAtMs);
    this.lastAtMs = nowMs;
  }

  /** Forgets the past: another source or model has another pace. */
  reset(): void {
    this.inferenceTimes.clear();
    this.delays.clear();
    this.intervals.clear();
    this.askedSinceMs = null;
    this.lastAtMs = null;
  }

  /** How old a prediction may be when it is drawn. */
  validForMs(): number {
    return Math.max(evidenceLifetimeMs, 2 * this.intervalMs());
  }

  figures(nowMs: number): PaceFigures {
    return {
      inferenceMs: this.inferenceTimes.median(),
      delayMs: this.delays.median(),
      predictionsPerSecond: this.perSecond(nowMs),
    };
  }

  /** Whether too few of so many frames a second are looked at; false until that can be known. */
  isBehind(framesPerSecond: number, nowMs: number): boolean {
    if (this.askedSinceMs === null || nowMs - this.askedSinceMs < rateWindowMs) return false;
    return this.perSecond(nowMs) < behindShare * framesPerSecond;
  }

  /** Median time between two predictions; before the second one, the least that it can be. */
  private intervalMs(): number {
    return this.intervals.median() || this.inferenceTimes.median();
  }

  private perSecond(nowMs: number): number {
    const intervalMs = this.intervals.median();
    if (intervalMs < slowIntervalMs || this.lastAtMs === null) {
      return this.inferenceTimes.perSecond(nowMs);
    }
    return 1000 / Math.max(intervalMs, nowMs - this.lastAtMs);
  }
}
