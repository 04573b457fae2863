import { describe, expect, it } from 'vitest';
import { aPrediction } from './fixtures/predictions';
import { type HoldOptions, TemporalFilter } from './temporalFilter';

const standard = { toShow: 3, toHide: 5 };

/** Plays a run of found (1) and missed (0) predictions and notes the frameId shown after each. */
function shownAfterEach(
  filter: TemporalFilter,
  run: readonly (0 | 1)[],
  hold: HoldOptions = standard,
): (number | null)[] {
  return run.map((found, frameId) => {
    const shown = filter.push(aPrediction({ frameId, found: found === 1 }), hold);
    return shown === null ? null : shown.frameId;
  });
}

describe('TemporalFilter', () => {
  it('shows from the third prediction in a row', () => {
    expect(shownAfterEach(new TemporalFilter(), [1, 1, 1, 1])).toEqual([null, null, 2, 3]);
  });

  it('starts counting anew after a miss', () => {
    const shown = shownAfterEach(new TemporalFilter(), [1, 1, 0, 1, 1, 1]);
    expect(shown).toEqual([null, null, null, null, null, 5]);
  });

  it('bridges four misses with the last prediction that found something, and hides at the fifth', () => {
    const shown = shownAfterEach(new TemporalFilter(), [1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(shown).toEqual([null, null, 2, 2, 2, 2, 2, null, null]);
  });

  it('goes on at once when something is found again within the bridge', () => {
    const shown = shownAfterEach(new TemporalFilter(), [1, 1, 1, 0, 0, 1]);
    expect(shown.at(-1)).toBe(5);
  });

  it('needs a full run again after a reset', () => {
    const filter = new TemporalFilter();
    const hold = { toShow: 2, toHide: 1 };
    shownAfterEach(filter, [1, 1], hold);
    filter.reset();
    expect(shownAfterEach(filter, [1, 1], hold)).toEqual([null, 1]);
  });

  it('obeys another hold from the next prediction on', () => {
    const filter = new TemporalFilter();
    expect(shownAfterEach(filter, [1, 1])).toEqual([null, null]);
    expect(shownAfterEach(filter, [1], { toShow: 1, toHide: 8 })).toEqual([0]);
    expect(shownAfterEach(filter, [0, 0, 0, 0, 0], { toShow: 1, toHide: 8 })).not.toContain(null);
    expect(shownAfterEach(filter, [0])).toEqual([null]);
  });
});
