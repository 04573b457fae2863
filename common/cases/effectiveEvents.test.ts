import { describe, expect, it } from 'vitest';
import { effectiveEvents, isClinical } from './effectiveEvents';
import { CaseStory, storyFields, storyId } from './fixtures/caseStory';
import type { ClinicalPayload } from './caseEvent';
import type { CaseMoment } from './caseMoment';

const attempt: ClinicalPayload = { kind: 'attempt' };
const replaced = (corrects: string, payload: ClinicalPayload, at: CaseMoment | null = null) =>
  ({ kind: 'replaced', corrects, payload, at }) as const;
const kindsOf = (story: CaseStory) =>
  effectiveEvents(story.events).map(({ payload }) => payload.kind);

describe('effectiveEvents', () => {
  it('has the clinical events alone, with clock and ordinal', () => {
    const story = new CaseStory().after(5000).logs('attempt', 'approach').after(2000);
    story.logs('attempt').says({ kind: 'clockSet', byMs: 5 }).logs('ended', 'signedOff');
    const told = effectiveEvents(story.events).map(({ payload, sinceApproachMs, ordinal }) => ({
      kind: payload.kind,
      sinceApproachMs,
      ordinal,
    }));
    expect(told).toEqual([
      { kind: 'attempt', sinceApproachMs: 0, ordinal: 1 },
      { kind: 'approach', sinceApproachMs: 0, ordinal: 1 },
      { kind: 'attempt', sinceApproachMs: 2000, ordinal: 2 },
    ]);
  });

  it('has no clock before the approach', () => {
    const story = new CaseStory().logs('attempt').after(10).logs('approach');
    expect(effectiveEvents(story.events).map(({ sinceApproachMs }) => sinceApproachMs)).toEqual([
      null,
      0,
    ]);
  });

  it('keeps what was taken back, uncounted', () => {
    const story = new CaseStory().logs('approach', 'attempt', 'attempt').withdraws('attempt');
    const [, first, second] = effectiveEvents(story.events);
    expect(first).toMatchObject({ isWithdrawn: false, ordinal: 1 });
    expect(second).toMatchObject({ isWithdrawn: true, ordinal: null });
    story.says({ kind: 'withdrawn', corrects: storyId(2) }).logs('attempt');
    expect(effectiveEvents(story.events).map(({ ordinal }) => ordinal)).toEqual([1, null, null, 1]);
  });

  it('brings back what was taken back, as often as it is asked for', () => {
    const story = new CaseStory().logs('approach');
    const before = effectiveEvents(story.events);
    const corrects = story.idOf('approach');
    story.says({ kind: 'withdrawn', corrects }).says({ kind: 'withdrawn', corrects });
    expect(effectiveEvents(story.events)[0]?.isWithdrawn).toBe(true);
    story.says({ kind: 'restored', corrects });
    expect(effectiveEvents(story.events)).toEqual(before);
  });

  it('says what should have been said, and when', () => {
    const story = new CaseStory().logs('approach').after(10_000);
    const { now } = story;
    story
      .after(5000)
      .logs('attempt')
      .says(replaced(storyId(2), { kind: 'ductEntry', means: 'wire' }));
    const frameId = story.events[2]?.frameId;
    expect(effectiveEvents(story.events)[1]).toMatchObject({
      payload: { kind: 'ductEntry', means: 'wire' },
      sinceApproachMs: 15_000,
      isReplaced: true,
      frameId,
    });
    // The frame of the press shows another moment than the one that is meant.
    story.says(replaced(storyId(2), attempt, now));
    const moved = { payload: attempt, sinceApproachMs: 10_000, isReplaced: true, frameId: null };
    expect(effectiveEvents(story.events)[1]).toMatchObject(moved);
    // A later correction without a time leaves the time.
    story.says(replaced(storyId(2), { kind: 'failed' }));
    expect(effectiveEvents(story.events)[1]).toMatchObject({
      ...moved,
      payload: { kind: 'failed' },
    });
  });

  it('orders by corrected times, and by arrival at the same time', () => {
    const story = new CaseStory().logs('approach');
    const { now } = story;
    story.after(1000).logs('attempt').after(1000).logs('cannulated');
    expect(kindsOf(story.says(replaced(storyId(3), { kind: 'failed' }, now)))).toEqual([
      'approach',
      'failed',
      'attempt',
    ]);
    expect(kindsOf(new CaseStory().logs('failed', 'approach', 'cannulated'))).toEqual([
      'failed',
      'approach',
      'cannulated',
    ]);
  });

  it('takes a correction that arrived before what it corrects', () => {
    const story = new CaseStory().logs('approach').withdraws('approach');
    const [started, approach, withdrawn] = story.events;
    const shuffled = [started, withdrawn, approach].flatMap((event) => event ?? []);
    expect(effectiveEvents(shuffled)).toEqual(effectiveEvents(story.events));
  });

  it('ignores corrections of corrections, of what is not clinical and of nothing', () => {
    const story = new CaseStory().logs('approach').withdraws('approach');
    const before = effectiveEvents(story.events);
    story.says({ kind: 'withdrawn', corrects: story.idOf('withdrawn') });
    story.says({ kind: 'withdrawn', corrects: story.idOf('started') });
    story.says({ kind: 'restored', corrects: storyId(500) });
    story.says(replaced(storyId(500), attempt)).says(replaced(story.idOf('started'), attempt));
    expect(effectiveEvents(story.events)).toEqual(before);
  });

  it('is nothing of nothing', () => {
    expect(effectiveEvents([])).toEqual([]);
  });
});

describe('isClinical', () => {
  it('tells what happened at the patient from what was written about it', () => {
    expect(isClinical({ kind: 'mark', text: '' })).toBe(true);
    expect(isClinical({ kind: 'started', fields: storyFields })).toBe(false);
    expect(isClinical({ kind: 'ended' })).toBe(false);
    expect(isClinical({ kind: 'withdrawn', corrects: storyId(1) })).toBe(false);
  });
});
