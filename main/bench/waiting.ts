import { setTimeout as sleep } from 'node:timers/promises';
import { BenchError } from './benchError';

const pollMs = 10;

/** What can end a wait before its time. */
export interface Watch {
  readonly nowMs: () => number;
  /** @throws when what is measured does not work any more */
  readonly check: () => void;
}

/**
 * Waits until `holds`, looking a hundred times a second.
 * @returns whether it came within `longestMs`
 * @throws what `check` throws
 */
export async function cameTrue(
  holds: () => boolean,
  longestMs: number,
  { nowMs, check }: Watch,
): Promise<boolean> {
  const endsAtMs = nowMs() + longestMs;
  while (!holds()) {
    check();
    if (nowMs() >= endsAtMs) return false;
    await sleep(pollMs);
  }
  return true;
}

/** Lets time pass. @throws as {@link cameTrue} */
export async function pass(durationMs: number, watch: Watch): Promise<void> {
  watch.check();
  await sleep(durationMs);
  watch.check();
}

/** @throws BenchError with `otherwise` when it does not hold in time; else as {@link cameTrue} */
export async function mustCome(
  holds: () => boolean,
  longestMs: number,
  watch: Watch,
  otherwise: string,
): Promise<void> {
  if (!(await cameTrue(holds, longestMs, watch))) throw new BenchError(otherwise);
}
