import { describe, expect, it } from 'vitest';
import type { ClinicalPayload, Technique } from './caseEvent';
import { CaseStory, operatorA, operatorB, storyCaseId, storyFields } from './fixtures/caseStory';
import { summarise } from './summarise';

const summaryOf = (story: CaseStory) => summarise(storyCaseId, story.events, null);
/** Approached a minute into the case. */
const approached = () => new CaseStory().after(60_000).logs('approach');
const times = <Item>(count: number, item: Item): Item[] => Array<Item>(count).fill(item);

describe('the counts', () => {
  it.each([
    { attempts: 5, ductEntries: 0, byAttempts: false, byDuctEntry: false },
    { attempts: 6, ductEntries: 0, byAttempts: true, byDuctEntry: false },
    { attempts: 1, ductEntries: 1, byAttempts: false, byDuctEntry: true },
    { attempts: 5, ductEntries: 2, byAttempts: false, byDuctEntry: true },
    { attempts: 6, ductEntries: 1, byAttempts: true, byDuctEntry: true },
    { attempts: 0, ductEntries: 0, byAttempts: false, byDuctEntry: false },
  ])(
    '$attempts attempts and $ductEntries entries',
    ({ attempts, ductEntries, byAttempts, byDuctEntry }) => {
      const story = approached().logs(...times(attempts, 'attempt' as const));
      for (const means of times(ductEntries, 'contrast' as const)) story.entersDuct(means);
      expect(summaryOf(story.after(1000).logs('cannulated'))).toMatchObject({
        attempts,
        ductEntries,
        // Neither count is of the study's interest.
        studyClass: 'easy',
        guideline: {
          byTime: false,
          byAttempts,
          byDuctEntry,
          isDifficult: byAttempts || byDuctEntry,
        },
      });
    },
  );

  it('have what came before the approach, and nothing after the outcome', () => {
    const story = new CaseStory().logs('attempt').entersDuct().after(1000).logs('approach');
    story.logs('attempt', 'cannulated', 'attempt').entersDuct().uses('precut');
    expect(summaryOf(story)).toMatchObject({
      attempts: 2,
      ductEntries: 1,
      techniques: [],
      studyClass: 'easy',
    });
  });

  it('leave out what was taken back, and have it again when it is brought back', () => {
    const story = approached()
      .logs(...times(6, 'attempt' as const))
      .withdraws('attempt');
    expect(summaryOf(story)).toMatchObject({ attempts: 5, guideline: { byAttempts: false } });
    story.says({ kind: 'restored', corrects: story.idOf('attempt') });
    expect(summaryOf(story)).toMatchObject({ attempts: 6, guideline: { byAttempts: true } });
  });

  it('follow an event that should have said something else', () => {
    const story = approached().logs('attempt').entersDuct();
    const payload: ClinicalPayload = { kind: 'attempt' };
    story.says({ kind: 'replaced', corrects: story.idOf('ductEntry'), payload, at: null });
    expect(summaryOf(story)).toMatchObject({ attempts: 2, ductEntries: 0 });
  });
});

describe('techniques', () => {
  const used: readonly Technique[] = [
    'doubleGuidewire',
    'needleKnifeFistulotomy',
    'precut',
    'other',
  ];

  it.each(used)(
    '%s makes a quick cannulation difficult in the study’s sense alone',
    (technique) => {
      const story = approached().uses(technique).after(1000).logs('cannulated');
      expect(summaryOf(story)).toMatchObject({
        techniques: [technique],
        studyClass: 'technique',
        studyLabel: 'difficult',
        guideline: { isDifficult: false },
      });
    },
  );

  it('are each named once, in the order of first use', () => {
    const story = approached().uses('precut').after(5).uses('doubleGuidewire').after(5);
    expect(summaryOf(story.uses('precut')).techniques).toEqual(['precut', 'doubleGuidewire']);
  });

  it.each([
    { first: 'nothing', story: approached(), techniques: [], studyClass: 'easy' },
    { first: 'an attempt', story: approached().logs('attempt') },
    { first: 'a duct entry', story: approached().entersDuct() },
  ])('a change of the device after $first', ({ story, techniques, studyClass }) => {
    story.uses('deviceChange').after(1000).logs('attempt', 'cannulated');
    expect(summaryOf(story)).toMatchObject({
      techniques: techniques ?? ['deviceChange'],
      studyClass: studyClass ?? 'technique',
    });
  });

  it('give way to failure, and precede a long time', () => {
    const story = approached().after(400_000).uses('precut').logs('cannulated');
    expect(summaryOf(story).studyClass).toBe('technique');
    expect(summaryOf(story.logs('failed')).studyClass).toBe('failure');
  });
});

describe('the case', () => {
  it('has the fields as they were set last, each whole', () => {
    const story = new CaseStory().says({ kind: 'fieldsSet', fields: { note: 'a', scope: 'b' } });
    story.says({ kind: 'fieldsSet', fields: { note: 'c', indication: undefined } });
    expect(summaryOf(story).fields).toEqual({ ...storyFields, note: 'c', scope: 'b' });
  });

  it('goes from running to ended to signed off, and counts amendments from there', () => {
    const story = new CaseStory();
    const [first] = story.events;
    expect(summaryOf(story)).toMatchObject({
      stage: 'running',
      startedAt: first?.moment.wallTime,
      endedAt: null,
      signedOffAt: null,
      amendments: 0,
      eventCount: 1,
    });
    const endedAt = story.after(1000).now.wallTime;
    expect(summaryOf(story.logs('ended'))).toMatchObject({ stage: 'ended', endedAt });
    const signedOffAt = story.after(1000).now.wallTime;
    story.logs('signedOff').after(9).logs('attempt').says({ kind: 'fieldsSet', fields: {} });
    expect(summaryOf(story)).toMatchObject({
      stage: 'signedOff',
      endedAt,
      signedOffAt,
      amendments: 2,
      eventCount: 5,
    });
  });

  it('has the newest follow-up', () => {
    const followUp = {
      pancreatitis: 'mild',
      bleeding: null,
      cholangitis: null,
      perforation: null,
      checkedOn: null,
      note: '',
    } as const;
    const story = new CaseStory().says({ kind: 'followUp', followUp });
    const checked = { ...followUp, pancreatitis: 'severe', checkedOn: '2026-04-13' } as const;
    expect(summaryOf(story).followUp).toEqual(followUp);
    expect(summaryOf(story.says({ kind: 'followUp', followUp: checked })).followUp).toEqual(
      checked,
    );
  });

  it('has the verdict as it was when a device touched the ampulla, or the newest', () => {
    const verdict = (difficultProbability: number) => ({
      label: 'easy' as const,
      difficultProbability,
      classes: [],
      probabilities: [],
      pooledFrameIds: [],
      model: { packId: 'p', packVersion: '1', sha256: '', provider: 'cpu' as const },
      measured: { difficultRecall: null, easyRecall: null, dataset: null },
    });
    const story = new CaseStory();
    expect(summaryOf(story).aiVerdict).toBeNull();
    const says = (value: number, isFrozen: boolean) =>
      summaryOf(story.says({ kind: 'aiVerdict', verdict: verdict(value), isFrozen })).aiVerdict;
    expect(says(0.1, false)).toEqual(verdict(0.1));
    expect(says(0.2, false)).toEqual(verdict(0.2));
    expect(says(0.3, true)).toEqual(verdict(0.3));
    expect(says(0.4, true)).toEqual(verdict(0.3));
  });

  it('needs an event, but none in particular', () => {
    expect(() => summarise(storyCaseId, [], null)).toThrow(RangeError);
    const events = new CaseStory().logs('approach').events.slice(1);
    expect(summarise(storyCaseId, events, null)).toMatchObject({
      stage: 'running',
      fields: { pseudonym: storyCaseId },
      startedAt: events[0]?.moment.wallTime,
    });
  });
});

describe('a handover', () => {
  it('keeps times, attempts and entries apart', () => {
    const story = new CaseStory().after(30_000).logs('approach', 'attempt').after(60_000);
    story.handsTo(operatorB).logs('attempt', 'attempt').entersDuct().after(20_000);
    story.handsTo(operatorA).logs('attempt').after(5000).logs('cannulated').handsTo(operatorB);
    expect(summaryOf(story)).toMatchObject({
      operators: [
        { operatorId: operatorA.id, ms: 65_000, attempts: 2, ductEntries: 0 },
        { operatorId: operatorB.id, ms: 20_000, attempts: 2, ductEntries: 1 },
      ],
      decidedBy: operatorA.id,
    });
  });

  it('before the approach leaves the first without time', () => {
    const story = new CaseStory().after(1000).handsTo(operatorB).after(1000).logs('approach');
    expect(summaryOf(story.after(3000).logs('attempt'))).toMatchObject({
      operators: [
        { operatorId: operatorA.id, ms: 0, attempts: 0 },
        { operatorId: operatorB.id, ms: 3000, attempts: 1 },
      ],
      decidedBy: null,
    });
  });

  it('is nobody’s time where nobody is known to hold the scope', () => {
    const story = new CaseStory({ ...storyFields, operators: [] }).logs('approach').after(7000);
    expect(summaryOf(story.logs('attempt')).operators).toEqual([]);
    story.handsTo(operatorB).after(1000).logs('cannulated');
    expect(summaryOf(story)).toMatchObject({
      cannulationMs: 8000,
      operators: [{ operatorId: operatorB.id, ms: 1000, attempts: 0 }],
      decidedBy: operatorB.id,
    });
  });
});
