import type { CaseDetail } from './caseDetail';

/** A snapshot that was taken while a case ran. */
export interface CasePictureEntry {
  /** Names it in its case. */
  readonly key: string;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly frameId: number;
  /** On the clock of cannulation; null where the ampulla was never approached. Unit: ms. */
  readonly sinceApproachMs: number | null;
}

/**
 * Where a moment of the room's clock lies on the clock of cannulation: by the event that is nearest to it, because the
 * room's clock may have been set in between. Null where no event lies on it. Unit: ms.
 * @param at ISO 8601
 */
export function sinceApproachAt({ events }: Pick<CaseDetail, 'events'>, at: string): number | null {
  const atMs = Date.parse(at);
  const [nearest] = events
    .flatMap(({ sinceApproachMs, moment }) =>
      sinceApproachMs === null
        ? []
        : { sinceApproachMs, afterMs: atMs - Date.parse(moment.wallTime) },
    )
    .toSorted((one, other) => Math.abs(one.afterMs) - Math.abs(other.afterMs));
  return nearest === undefined ? null : nearest.sinceApproachMs + nearest.afterMs;
}
