import type { Technique } from './caseEvent';
import type { EffectiveEvent } from './caseSummary';

/**
 * Additional techniques of a cannulation, each once, in the order of first use. The study counts a change of the
 * device *after the first trial* (Kim 2021): one before any attempt or duct entry is on the timeline, but is none.
 * @param events what counts of the case, in the order of its time
 */
export function techniquesOf(events: readonly EffectiveEvent[]): readonly Technique[] {
  const firstTrial = events.findIndex(({ payload }) => trials.has(payload.kind));
  const used = events.flatMap(({ payload }, index) => {
    if (payload.kind !== 'technique') return [];
    const isChosenDevice =
      payload.technique === 'deviceChange' && !(firstTrial >= 0 && firstTrial < index);
    return isChosenDevice ? [] : [payload.technique];
  });
  return [...new Set(used)];
}

const trials: ReadonlySet<string> = new Set(['attempt', 'ductEntry']);
