import type { MemorySample } from './measurement';
import { type Slope, theilSenSlope } from './slope';
import { percentile } from './statistics';

/** Samples of so long make one point: a garbage collection comes every few seconds. */
const blockMs = 10_000;
const msPerMinute = 60_000;

/** How memory grows. Unit: MiB a minute. */
export interface MemoryGrowth {
  readonly slope: Slope | null;
  /** From the first sample to the last. */
  readonly minutes: number;
}

/** Fits a line through the medians of ten seconds each. */
export function memoryGrowth(samples: readonly MemorySample[]): MemoryGrowth {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return { slope: null, minutes: 0 };
  const minutesOf = (atMs: number): number => (atMs - first.atMs) / msPerMinute;
  const blocks = blocksOf(samples, first.atMs);
  const points = blocks.map((block) => ({
    x: minutesOf(block[0]?.atMs ?? first.atMs),
    y: percentile(
      block.map(({ totalMiB }) => totalMiB),
      50,
    ),
  }));
  const known = points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]));
  return { slope: theilSenSlope(known), minutes: minutesOf(last.atMs) };
}

/** A gap, as a machine that slept leaves it, is no block. */
function blocksOf(samples: readonly MemorySample[], startMs: number): MemorySample[][] {
  const blocks = new Map<number, MemorySample[]>();
  for (const sample of samples) {
    const number = Math.floor((sample.atMs - startMs) / blockMs);
    blocks.set(number, [...(blocks.get(number) ?? []), sample]);
  }
  return [...blocks.values()];
}
