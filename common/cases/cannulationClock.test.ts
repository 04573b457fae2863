import { describe, expect, it } from 'vitest';
import { CaseStory, storyCaseId, storyId } from './fixtures/caseStory';
import { summarise } from './summarise';

const summaryOf = (story: CaseStory) => summarise(storyCaseId, story.events, null);
/** Approached a minute into the case. */
const approached = () => new CaseStory().after(60_000).logs('approach');

describe('cannulation time', () => {
  it.each([
    { seconds: 299, studyClass: 'easy', byTime: false },
    { seconds: 300, studyClass: 'easy', byTime: false },
    { seconds: 300.001, studyClass: 'long', byTime: true },
    { seconds: 301, studyClass: 'long', byTime: true },
  ])('of $seconds s is $studyClass', ({ seconds, studyClass, byTime }) => {
    const story = approached()
      .after(seconds * 1000)
      .logs('cannulated');
    expect(summaryOf(story)).toMatchObject({
      cannulation: 'cannulated',
      cannulationMs: seconds * 1000,
      isBridgedByWallClock: false,
      studyClass,
      studyLabel: studyClass === 'easy' ? 'easy' : 'difficult',
      guideline: { byTime, isDifficult: byTime },
    });
  });

  it('has whole milliseconds whatever fractions the monotonic clock has', () => {
    const story = new CaseStory().after(0.1).logs('approach').after(299_999.9).after(0.3);
    expect(summaryOf(story.logs('cannulated'))).toMatchObject({
      cannulationMs: 300_000,
      studyClass: 'easy',
    });
  });

  it.each([-7_200_000, 7_200_000])('is unmoved by setting the clock by %d ms', (byMs) => {
    const story = approached().after(100_000).setClock(byMs).after(100_000).logs('cannulated');
    expect(summaryOf(story)).toMatchObject({ cannulationMs: 200_000, isBridgedByWallClock: false });
  });

  it('takes a restart of the computer from the clock of the room, and says so', () => {
    const story = approached().after(100_000).logs('attempt').restart(90_000);
    story.says({ kind: 'resumed', afterMs: 90_000 }).after(100_000).logs('cannulated');
    expect(summaryOf(story)).toMatchObject({ cannulationMs: 290_000, isBridgedByWallClock: true });
    const before = new CaseStory().restart(90_000).logs('approach').after(5).logs('cannulated');
    expect(summaryOf(before)).toMatchObject({ cannulationMs: 5, isBridgedByWallClock: false });
  });

  it('is counted from the first approach', () => {
    const story = approached().after(10_000).logs('approach').after(10_000).logs('cannulated');
    expect(summaryOf(story).cannulationMs).toBe(20_000);
    story.says({ kind: 'withdrawn', corrects: storyId(1) });
    expect(summaryOf(story).cannulationMs).toBe(10_000);
  });

  it('ends with the first success, even when it is pressed again', () => {
    const story = approached().after(10_000).logs('cannulated').after(500_000).logs('cannulated');
    expect(summaryOf(story)).toMatchObject({ cannulationMs: 10_000, studyClass: 'easy' });
  });

  it('goes on to a success after it was given up', () => {
    const story = approached().after(10_000).logs('failed').after(5000).logs('failed');
    expect(summaryOf(story)).toMatchObject({
      cannulation: 'failed',
      cannulationMs: 10_000,
      studyClass: 'failure',
    });
    story.after(400_000).logs('attempt', 'cannulated');
    expect(summaryOf(story)).toMatchObject({
      cannulation: 'cannulated',
      cannulationMs: 415_000,
      studyClass: 'long',
      attempts: 1,
    });
  });

  it('is of the failure where that was said last', () => {
    const story = approached().after(1000).logs('cannulated').after(1000).logs('failed');
    expect(summaryOf(story)).toMatchObject({ cannulation: 'failed', cannulationMs: 2000 });
    expect(summaryOf(story.withdraws('failed'))).toMatchObject({
      cannulation: 'cannulated',
      cannulationMs: 1000,
    });
  });

  it('is not known without an approach, nor where the approach is said to be later', () => {
    const missed = new CaseStory().logs('attempt', 'cannulated');
    expect(summaryOf(missed)).toMatchObject({
      cannulation: 'cannulated',
      cannulationMs: null,
      studyClass: null,
      studyLabel: null,
      attempts: 1,
    });
    const late = new CaseStory().logs('cannulated').after(1000).logs('approach', 'ended');
    expect(summaryOf(late)).toMatchObject({ cannulationMs: null, studyClass: null });
    expect(summaryOf(new CaseStory().uses('precut').logs('cannulated')).studyClass).toBe(
      'technique',
    );
    expect(summaryOf(new CaseStory().logs('failed')).studyClass).toBe('failure');
  });

  it('is not known of a case that ended with neither', () => {
    const story = approached().uses('precut').after(400_000).logs('ended');
    expect(summaryOf(story)).toMatchObject({
      stage: 'ended',
      cannulation: 'notSaid',
      cannulationMs: null,
      studyClass: null,
      studyLabel: null,
    });
    expect(summaryOf(new CaseStory().logs('ended')).cannulation).toBe('notSaid');
  });

  it('is not known of an outcome that was added after the end, until it has a time', () => {
    const story = approached().after(200_000);
    const { now } = story;
    story.after(50_000).logs('ended').after(900_000).logs('cannulated');
    expect(summaryOf(story)).toMatchObject({ cannulation: 'cannulated', cannulationMs: null });
    const cannulated = { kind: 'cannulated' } as const;
    const corrects = story.idOf('cannulated');
    story.says({ kind: 'replaced', corrects, payload: cannulated, at: now });
    expect(summaryOf(story)).toMatchObject({ cannulationMs: 200_000, studyClass: 'easy' });
  });
});

describe('a running clock', () => {
  it('runs to the moment that is asked for', () => {
    const story = approached().after(5000).logs('attempt').after(294_000);
    const at = (story: CaseStory) => summarise(storyCaseId, story.events, story.now);
    expect(at(story)).toMatchObject({
      cannulation: 'running',
      cannulationMs: 299_000,
      studyClass: null,
      guideline: { isDifficult: false },
    });
    expect(at(story.after(2000))).toMatchObject({
      cannulationMs: 301_000,
      studyClass: 'long',
      studyLabel: 'difficult',
      guideline: { byTime: true },
    });
    expect(summaryOf(story)).toMatchObject({ cannulationMs: 5000, studyClass: null });
    expect(at(story.restart(60_000))).toMatchObject({
      cannulationMs: 361_000,
      isBridgedByWallClock: true,
    });
  });

  it('has the class that it has reached', () => {
    expect(summaryOf(approached().uses('precut')).studyClass).toBe('technique');
    expect(summaryOf(approached().logs('attempt')).studyClass).toBeNull();
    expect(summaryOf(new CaseStory().after(900_000))).toMatchObject({
      cannulation: 'notApproached',
      cannulationMs: null,
      studyClass: null,
    });
  });

  it('never runs backwards', () => {
    const story = approached().after(5000).logs('attempt');
    const early = { ...story.now, monotonicMs: 0 };
    expect(summarise(storyCaseId, story.events, early).cannulationMs).toBe(5000);
    // Somebody corrects the approach to a time that is still to come.
    const at = { ...story.now, monotonicMs: story.now.monotonicMs + 60_000 };
    const corrects = story.idOf('approach');
    story.says({ kind: 'replaced', corrects, payload: { kind: 'approach' }, at });
    expect(summaryOf(story).cannulationMs).toBe(0);
  });
});
