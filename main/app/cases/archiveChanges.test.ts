import { describe, expect, it } from 'vitest';
import type { CaseChange } from '../../../common/cases/caseDetail';
import type { CaseEvent, CaseEventPayload } from '../../../common/cases/caseEvent';
import { emptyCaseFields } from '../../../common/cases/caseFields';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';
import { summarise } from '../../../common/cases/summarise';
import { planChange } from './archiveChanges';

const caseId = '00000000-0000-4000-8000-000000000001';
const startMs = Date.parse('2026-03-02T08:00:00.000Z');

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function momentAt(seconds: number) {
  const ms = seconds * 1000;
  return {
    bootId: 'boot-1',
    monotonicMs: 60_000 + ms,
    wallTime: new Date(startMs + ms).toISOString(),
  };
}

function event(number: number, seconds: number, payload: CaseEventPayload): CaseEvent {
  const trigger = { source: 'key' } as const;
  return {
    id: id(number),
    caseId,
    payload,
    moment: momentAt(seconds),
    frameId: 7,
    trigger,
    authorId: null,
  };
}

/** Approach at 10 s, an attempt at 60 s, cannulated at 250 s. */
const story: readonly CaseEvent[] = [
  event(10, 0, { kind: 'started', fields: emptyCaseFields('Case A') }),
  event(11, 10, { kind: 'approach' }),
  event(12, 60, { kind: 'attempt' }),
  event(13, 250, { kind: 'cannulated' }),
  event(14, 300, { kind: 'ended' }),
];

let nextId = 100;
const context = {
  caseId,
  now: { bootId: 'boot-2', monotonicMs: 5000, wallTime: '2026-03-03T09:00:00.000Z' },
  authorId: id(50),
  newId: () => id((nextId += 1)),
};

function change(events: readonly CaseEvent[], asked: CaseChange) {
  const { events: planned, undo } = planChange(asked, events, context);
  return { after: [...events, ...planned], planned, undo };
}

function summaryOf(events: readonly CaseEvent[]) {
  return { ...summarise(caseId, events, null), eventCount: 0 };
}

const changes: readonly (readonly [string, CaseChange])[] = [
  ['taking back', { change: 'withdraw', eventId: id(12) }],
  [
    'another kind',
    { change: 'replace', eventId: id(12), payload: { kind: 'ductEntry', means: 'wire' }, at: null },
  ],
  [
    'another time',
    {
      change: 'replace',
      eventId: id(13),
      payload: { kind: 'cannulated' },
      at: { eventId: id(13), shiftMs: 40_000 },
    },
  ],
  [
    'a forgotten event',
    { change: 'add', payload: { kind: 'attempt' }, at: { eventId: id(11), shiftMs: 5000 } },
  ],
  ['fields', { change: 'setFields', fields: { papillaType: 'III', note: 'Seen.' } }],
];

describe('a change of a case that ended', () => {
  it.each(changes)('%s changes what is derived, and its undo brings it back', (_name, asked) => {
    const { after, undo } = change(story, asked);
    expect(summaryOf(after)).not.toEqual(summaryOf(story));
    if (undo === null) throw new Error('Nothing undoes it.');
    expect(summaryOf(change(after, undo).after)).toEqual(summaryOf(story));
  });

  it('leaves every event as it was and says who added which', () => {
    for (const [, asked] of changes) {
      const { after, planned } = change(story, asked);
      expect(after.slice(0, story.length)).toEqual(story);
      for (const one of planned) {
        expect(one).toMatchObject({ caseId, authorId: id(50), moment: context.now, frameId: null });
      }
    }
  });

  it('moves the clock by as much as the time was wrong', () => {
    const { after } = change(story, {
      change: 'replace',
      eventId: id(13),
      payload: { kind: 'cannulated' },
      at: { eventId: id(13), shiftMs: 40_000 },
    });
    expect(summaryOf(story).cannulationMs).toBe(240_000);
    expect(summaryOf(after).cannulationMs).toBe(280_000);
  });

  it('puts a forgotten event at its time, and still tells when it was logged', () => {
    const { after, planned } = change(story, {
      change: 'add',
      payload: { kind: 'attempt' },
      at: { eventId: id(12), shiftMs: -20_000 },
    });
    const attempts = effectiveEvents(after).filter(({ payload }) => payload.kind === 'attempt');
    expect(attempts.map(({ sinceApproachMs }) => sinceApproachMs)).toEqual([30_000, 50_000]);
    expect(planned[0]?.moment).toEqual(context.now);
  });

  it('says that something was so where nobody knows when', () => {
    const withoutOutcome = story.filter(({ payload }) => payload.kind !== 'cannulated');
    const { after } = change(withoutOutcome, {
      change: 'add',
      payload: { kind: 'cannulated' },
      at: null,
    });
    expect(summaryOf(after)).toMatchObject({ cannulation: 'cannulated', cannulationMs: null });
  });

  it('gives such an event a time later, and takes it away again', () => {
    const added = change(story, { change: 'add', payload: { kind: 'attempt' }, at: null });
    const eventId = added.planned[0]?.id ?? '';
    const timed = change(added.after, {
      change: 'replace',
      eventId,
      payload: { kind: 'attempt' },
      at: { eventId: id(11), shiftMs: 20_000 },
    });
    const timeOf = (events: readonly CaseEvent[]) =>
      effectiveEvents(events).find((one) => one.id === eventId)?.moment;
    expect(timeOf(timed.after)).toEqual(momentAt(30));
    if (timed.undo === null) throw new Error('Nothing undoes it.');
    expect(timeOf(change(timed.after, timed.undo).after)).toEqual(context.now);
  });
});

describe('what cannot be', () => {
  const add = (shiftMs: number): CaseChange => ({
    change: 'add',
    payload: { kind: 'attempt' },
    at: { eventId: id(11), shiftMs },
  });

  it('is a time before the computer started', () => {
    expect(() => change(story, add(-80_000))).toThrow(/computer was not running/);
  });

  it('is a time that has not come yet', () => {
    expect(() => change(story, add(3 * 24 * 3_600_000))).toThrow(/has not come yet/);
  });

  it('is an event that is not there', () => {
    expect(() => change(story, { change: 'withdraw', eventId: id(99) })).toThrow(/not in the case/);
    // Start and end are no clinical events: they cannot be taken back.
    expect(() => change(story, { change: 'withdraw', eventId: id(14) })).toThrow(/not in the case/);
  });

  it('is a second sign-off', () => {
    const { after, undo } = change(story, { change: 'signOff' });
    expect(undo).toBeNull();
    expect(() => change(after, { change: 'signOff' })).toThrow(/signed off already/);
  });
});
