import { describe, expect, it } from 'vitest';
import { caseAxis } from './caseAxis';
import { CaseStory } from './fixtures/caseStory';

const momentsOf = (story: CaseStory) => story.events.map(({ moment }) => moment);
const placesOf = (story: CaseStory) => {
  const moments = momentsOf(story);
  const axis = caseAxis(moments);
  return moments.map((moment) => axis.at(moment));
};

describe('caseAxis', () => {
  it('begins at the first moment and runs by the monotonic clock', () => {
    const story = new CaseStory().after(1000).setClock(-3_600_000).logs('approach');
    expect(placesOf(story.after(500).setClock(7_200_000).logs('attempt'))).toEqual([0, 1000, 1500]);
  });

  it('takes from the clock of the room only the gap of a restart', () => {
    const story = new CaseStory().after(1000).logs('approach').restart(30_000).logs('attempt');
    expect(placesOf(story.after(500).setClock(-5000).logs('attempt'))).toEqual([
      0, 1000, 31_000, 31_500,
    ]);
  });

  it('closes the gap where the clock of the room was set back meanwhile', () => {
    const story = new CaseStory().after(1000).logs('approach').restart(-3_600_000).logs('attempt');
    expect(placesOf(story)).toEqual([0, 1000, 1000]);
  });

  it('moves nothing for what is added to an earlier start of the computer later', () => {
    const story = new CaseStory().after(1000).logs('approach');
    const late = { ...story.now, monotonicMs: story.now.monotonicMs + 600_000 };
    const early = { ...story.now, monotonicMs: story.now.monotonicMs - 5000 };
    const moments = momentsOf(story.restart(30_000).logs('cannulated'));
    const last = moments.slice(-1);
    const before = caseAxis(moments);
    const after = caseAxis([...moments, late, early]);
    expect(last.map((moment) => after.at(moment))).toEqual([31_000]);
    expect(before.at(late)).toBe(601_000);
    expect(after.at(early)).toBe(-4000);
  });

  it('places a moment of a start of the computer that it did not see', () => {
    const story = new CaseStory().after(1000).logs('approach');
    const axis = caseAxis(momentsOf(story));
    expect(axis.at(story.restart(5000).now)).toBe(6000);
    expect(caseAxis([]).at(story.now)).toBe(0);
  });
});
