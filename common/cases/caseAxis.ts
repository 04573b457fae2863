import type { CaseMoment } from './caseMoment';
import { elapsed } from './elapsed';

/** One line of time for a whole case, whatever happened to the clock of the room and to the computer. */
export interface CaseAxis {
  /** Place of a moment on the line, from the first moment of the case. Negative before it. Unit: ms. */
  at(moment: CaseMoment): number;
}

/** What one start of the computer saw of the case. */
interface Boot {
  readonly originMs: number;
  readonly first: CaseMoment;
  last: CaseMoment;
}

/**
 * Lays out a case: within one start of the computer by the monotonic clock alone; from one start to the next by the
 * wall clock, and only over the gap between the last moment of the one and the first of the other.
 * @param moments in the order of arrival
 */
export function caseAxis(moments: readonly CaseMoment[]): CaseAxis {
  const boots = new Map<string, Boot>();
  let newest: Boot | null = null;
  for (const moment of inOrderOfBoots(moments)) {
    const known = boots.get(moment.bootId);
    if (known === undefined) {
      newest = { originMs: originAfter(newest, moment), first: moment, last: moment };
      boots.set(moment.bootId, newest);
    } else {
      known.last = moment;
    }
  }
  return {
    at(moment) {
      const boot = boots.get(moment.bootId);
      return boot === undefined ? originAfter(newest, moment) : placeIn(boot, moment);
    },
  };
}

function placeIn(boot: Boot, moment: CaseMoment): number {
  return boot.originMs + moment.monotonicMs - boot.first.monotonicMs;
}

/** Where a start of the computer begins that follows on another. */
function originAfter(boot: Boot | null, moment: CaseMoment): number {
  return boot === null ? 0 : placeIn(boot, boot.last) + elapsed(boot.last, moment).ms;
}

/** By start of the computer as they first came, within one by its monotonic clock. */
function inOrderOfBoots(moments: readonly CaseMoment[]): readonly CaseMoment[] {
  const boots = [...new Set(moments.map(({ bootId }) => bootId))];
  const places = new Map(boots.map((bootId, place) => [bootId, place]));
  const placeOf = ({ bootId }: CaseMoment) => places.get(bootId) ?? 0;
  return moments.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || one.monotonicMs - other.monotonicMs,
  );
}
