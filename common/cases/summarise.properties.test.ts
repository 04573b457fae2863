import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, ClinicalPayload } from './caseEvent';
import type { CaseSummary } from './caseSummary';
import { effectiveEvents, isClinical } from './effectiveEvents';
import { CaseStory, operatorA, operatorB, storyCaseId, storyId } from './fixtures/caseStory';
import { summarise } from './summarise';

const payload: fc.Arbitrary<ClinicalPayload> = fc.oneof(
  fc.constantFrom<ClinicalPayload[]>(
    { kind: 'approach' },
    { kind: 'attempt' },
    { kind: 'attempt' },
    { kind: 'ductEntry', means: 'wire' },
    { kind: 'cannulated' },
    { kind: 'failed' },
    { kind: 'stent', text: '' },
  ),
  fc
    .constantFrom('precut', 'deviceChange', 'other')
    .map((technique): ClinicalPayload => ({ kind: 'technique', technique, text: '' })),
  fc
    .constantFrom(operatorA, operatorB)
    .map(({ id }): ClinicalPayload => ({ kind: 'operatorChange', operatorId: id })),
);

interface Step {
  readonly afterMs: number;
  readonly payload: ClinicalPayload;
  /** Of the clock of the room, before the event. */
  readonly setMs: number;
}

const steps = fc.array(
  fc.record<Step>({
    afterMs: fc.integer({ min: 0, max: 200_000 }),
    payload,
    setMs: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  }),
  { maxLength: 25 },
);
const isEnded = fc.boolean();

function told(all: readonly Step[], ends: boolean, setsClock: boolean): CaseStory {
  const story = new CaseStory();
  for (const { afterMs, payload, setMs } of all) {
    story
      .after(afterMs)
      .setClock(setsClock ? setMs : 0)
      .says(payload);
  }
  return ends ? story.logs('ended') : story;
}

const summaryOf = (events: readonly CaseEvent[]) => summarise(storyCaseId, events, null);
/** Everything but the times of the room. */
function timeless(summary: CaseSummary) {
  return { ...summary, startedAt: '', endedAt: '', signedOffAt: '' };
}

describe('summarise', () => {
  it('has no negative figure, and shares that sum up to the whole', () => {
    fc.assert(
      fc.property(steps, isEnded, (all, ends) => {
        const { cannulationMs, attempts, ductEntries, operators } = summaryOf(
          told(all, ends, true).events,
        );
        const sum = (name: 'ms' | 'attempts' | 'ductEntries') =>
          operators.reduce((total, share) => total + share[name], 0);
        expect(cannulationMs ?? 0).toBeGreaterThanOrEqual(0);
        for (const { ms } of operators) expect(ms).toBeGreaterThanOrEqual(0);
        expect(sum('ms')).toBe(cannulationMs ?? 0);
        expect(sum('attempts')).toBe(attempts);
        expect(sum('ductEntries')).toBe(ductEntries);
      }),
    );
  });

  it('is unmoved by whatever is done to the clock of the room', () => {
    fc.assert(
      fc.property(steps, isEnded, (all, ends) => {
        const calm = summaryOf(told(all, ends, false).events);
        expect(timeless(summaryOf(told(all, ends, true).events))).toEqual(timeless(calm));
      }),
    );
  });

  it('has the class that goes with its parts', () => {
    fc.assert(
      fc.property(steps, isEnded, (all, ends) => {
        const summary = summaryOf(told(all, ends, false).events);
        const { studyClass, studyLabel, techniques, cannulation, cannulationMs } = summary;
        expect(studyClass === 'failure').toBe(cannulation === 'failed');
        if (studyClass === 'technique') expect(techniques).not.toEqual([]);
        if (studyClass === 'easy') {
          expect(techniques).toEqual([]);
          expect(cannulationMs).toBeLessThanOrEqual(300_000);
        }
        if (studyClass === 'long') expect(cannulationMs).toBeGreaterThan(300_000);
        expect(studyLabel === null).toBe(studyClass === null);
      }),
    );
  });

  it('is the same after undo and redo of any event', () => {
    fc.assert(
      fc.property(steps, fc.nat(30), (all, index) => {
        const story = told(all, false, false);
        const before = summaryOf(story.events);
        const corrects = storyId(index);
        story.says({ kind: 'withdrawn', corrects }).says({ kind: 'restored', corrects });
        const after = summaryOf(story.events);
        expect({ ...after, eventCount: 0 }).toEqual({ ...before, eventCount: 0 });
      }),
    );
  });

  it('does not mind in which order corrections of different events arrive', () => {
    const targets = fc.uniqueArray(fc.tuple(fc.nat(24), payload), {
      maxLength: 8,
      selector: ([index]) => index,
    });
    fc.assert(
      fc.property(steps, targets, (all, corrected) => {
        const story = told(all, false, false);
        const toldCount = story.events.length;
        for (const [place, [index, said]] of corrected.entries()) {
          const corrects = storyId(index);
          if (place % 2 === 0) story.says({ kind: 'withdrawn', corrects });
          else story.says({ kind: 'replaced', corrects, payload: said, at: null });
        }
        const corrections = story.events.slice(toldCount);
        const reversed = [...story.events.slice(0, toldCount), ...corrections.toReversed()];
        expect(effectiveEvents(reversed)).toEqual(effectiveEvents(story.events));
        expect(summaryOf(reversed)).toEqual(summaryOf(story.events));
      }),
    );
  });

  it('loses no clinical event, whatever corrects what', () => {
    const target = fc.nat(30).map(storyId);
    fc.assert(
      fc.property(steps, fc.array(target, { maxLength: 10 }), (all, targets) => {
        const story = told(all, false, false);
        const ids = story.events.filter(({ payload }) => isClinical(payload)).map(({ id }) => id);
        for (const corrects of targets) story.says({ kind: 'withdrawn', corrects });
        const kept = effectiveEvents(story.events);
        expect(kept.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        for (const { id, isWithdrawn } of kept) expect(isWithdrawn).toBe(targets.includes(id));
      }),
    );
  });
});
