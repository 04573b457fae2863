import type { CaseMoment } from './caseMoment';

/** A duration and whether the clock of the room had to be asked for it. */
export interface Elapsed {
  /** Never negative. Unit: ms. */
  readonly ms: number;
  /** True where a restart of the computer lies between, so that only the wall clock joins the two moments. */
  readonly isBridgedByWallClock: boolean;
}

/** From one moment to a later one; 0 where the later one is said to be the earlier. */
export function elapsed(from: CaseMoment, to: CaseMoment): Elapsed {
  const isBridgedByWallClock = from.bootId !== to.bootId;
  const ms = isBridgedByWallClock
    ? Date.parse(to.wallTime) - Date.parse(from.wallTime)
    : to.monotonicMs - from.monotonicMs;
  return { ms: Math.max(0, ms), isBridgedByWallClock };
}
