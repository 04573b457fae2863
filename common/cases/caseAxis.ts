import type { CaseMoment } from './caseMoment';
import { elapsed } from './elapsed';

/** One line of time for a whole case, whatever happened to the clock of the room and to the computer. */
export interface CaseAxis {
  /**
   * Place of a moment on the line, from the first moment that arrived; negative before it. Whole milliseconds, so
   * that durations are exact and a limit is passed only by one that is longer. Unit: ms.
   */
  at(moment: CaseMoment): number;
}

/** What one start of the computer saw of the case. */
interface Boot {
  /** Place of the moment at which its monotonic clock began. */
  readonly originMs: number;
  last: CaseMoment;
}

/**
 * Lays out a case: within one start of the computer by the monotonic clock alone; from one start to the next by the
 * wall clock, and only over the gap between the last moment that had arrived of the one and the first of the other.
 * So what is added to the past later moves nothing else.
 * @param moments in the order of arrival
 */
export function caseAxis(moments: readonly CaseMoment[]): CaseAxis {
  const boots = new Map<string, Boot>();
  let newest: Boot | null = null;
  for (const moment of moments) {
    const known = boots.get(moment.bootId);
    if (known === undefined) {
      newest = { originMs: placeAfter(newest, moment) - moment.monotonicMs, last: moment };
      boots.set(moment.bootId, newest);
    } else if (moment.monotonicMs > known.last.monotonicMs) {
      known.last = moment;
    }
  }
  return {
    at(moment) {
      const boot = boots.get(moment.bootId);
      return Math.round(
        boot === undefined ? placeAfter(newest, moment) : boot.originMs + moment.monotonicMs,
      );
    },
  };
}

/** Place of a moment of another start of the computer than the newest that is known. */
function placeAfter(newest: Boot | null, moment: CaseMoment): number {
  if (newest === null) return 0;
  return newest.originMs + newest.last.monotonicMs + elapsed(newest.last, moment).ms;
}
