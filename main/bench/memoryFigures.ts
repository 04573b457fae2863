import type { MemorySample } from './measurement';
import { memoryGrowth } from './memoryGrowth';

/** What the application's processes used together, and how it grew. */
export interface MemoryFigures {
  readonly memorySlopeMiBPerMinute: number | null;
  /** 95 % confidence interval of the slope. */
  readonly memorySlopeLow: number | null;
  readonly memorySlopeHigh: number | null;
  /** How long it was watched. */
  readonly memoryMinutes: number;
  readonly memoryStartMiB: number | null;
  readonly memoryEndMiB: number | null;
}

/** The figures of a run that concern its memory. */
export function memoryFigures(samples: readonly MemorySample[]): MemoryFigures {
  const { slope, minutes } = memoryGrowth(samples);
  return {
    memorySlopeMiBPerMinute: slope?.perUnit ?? null,
    memorySlopeLow: slope?.low ?? null,
    memorySlopeHigh: slope?.high ?? null,
    memoryMinutes: minutes,
    memoryStartMiB: samples[0]?.totalMiB ?? null,
    memoryEndMiB: samples.at(-1)?.totalMiB ?? null,
  };
}
