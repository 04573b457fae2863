import { describe, expect, it } from 'vitest';
import { answerWith, begunWith, comparedWith, lineWith } from './fixtures/lines';
import { drawItems, keepsExam, mayReveal, withExamRules } from './examRules';
import type { Exercise, ExerciseDraft } from './exercise';
import { sessionPoint } from './progressOf';
import { SeededRandom } from '../metrics/seededRandom';
import { type SessionLine } from './sessionLine';
import { presentItem, sessionOf, sessionState, type TrainingSession } from './trainingSession';

const late = '2026-03-09T15:00:00.000Z';

function sessionWith(...lines: readonly SessionLine[]): TrainingSession {
  const session = sessionOf([begunWith(3), ...lines]);
  if (session === null) throw new Error('These lines are no session.');
  return session;
}

describe('sessionOf', () => {
  it('goes on where it was left', () => {
    expect(presentItem(sessionWith())).toBe(0);
    expect(presentItem(sessionWith(lineWith(0)))).toBe(1);
    // The line of item 0 was damaged: it is asked again.
    expect(presentItem(sessionWith(lineWith(1)))).toBe(0);
  });

  it('is finished when every item was answered or could not be shown', () => {
    const session = sessionWith(
      lineWith(0),
      { kind: 'skipped', item: 1, at: late },
      lineWith(2, { at: late }),
    );
    expect(session.finishedAt).toBe(late);
    expect(sessionState(session)).toMatchObject({ items: 3, present: null, skipped: 1 });
    expect(sessionPoint(session, [comparedWith(0), comparedWith(2)])).toMatchObject({
      ...{ items: 2, finishedAt: late, expert: null, ai: null },
    });
  });

  it('counts the first of two answers to one item', () => {
    const second = lineWith(0, { answer: answerWith({ markMs: 1 }) });
    expect(sessionWith(lineWith(0), second).answers).toEqual([lineWith(0)]);
  });

  it('is none without its first line, and has no point of the curve before it ends', () => {
    expect(sessionOf([lineWith(0)])).toBeNull();
    expect(sessionOf([])).toBeNull();
    expect(sessionPoint(sessionWith(lineWith(0)), [comparedWith(0)])).toBeNull();
  });

  it('leaves out lines of items that it does not have', () => {
    expect(sessionWith(lineWith(3)).answers).toEqual([]);
  });
});

describe('exams', () => {
  const stills = begunWith(6).items;
  const draft: ExerciseDraft = {
    ...{ name: 'Exam A', items: stills, order: 'random', itemsPerSession: 2 },
    ...{ asksClasses: false, isExam: true },
  };
  const exam: Exercise = {
    ...withExamRules(draft),
    ...{ schemaVersion: 1, id: begunWith(1).exerciseId, createdBy: 'workstation' },
    ...{ createdAt: late, changedAt: late, removedAt: null },
  };

  it('reveal nothing before the end', () => {
    const exam = { isExam: true };
    const open = sessionOf([begunWith(2, exam), lineWith(0)]);
    const done = sessionOf([begunWith(2, exam), lineWith(0), lineWith(1)]);
    expect(open && mayReveal(open)).toBe(false);
    expect(done && mayReveal(done)).toBe(true);
    expect(mayReveal(sessionWith(lineWith(0)))).toBe(true);
  });

  it('have every item once in the order of the list, whatever was asked for', () => {
    const [first, second] = stills;
    const twins = first === undefined || second === undefined ? [] : [second, first, second];
    expect(withExamRules({ ...draft, items: twins })).toMatchObject({
      ...{ items: [second, first], order: 'listed', itemsPerSession: null },
    });
    expect(drawItems({ ...draft, isExam: true }, new SeededRandom(1))).toEqual(stills);
  });

  it('keep their questions once somebody began; the name may change', () => {
    expect(keepsExam(exam, { ...draft, name: 'Exam B' })).toBe(true);
    expect(keepsExam(exam, { ...draft, items: stills.slice(1) })).toBe(false);
    expect(keepsExam(exam, { ...draft, asksClasses: true })).toBe(false);
    expect(keepsExam(exam, { ...draft, isExam: false })).toBe(false);
  });
});

describe('drawItems', () => {
  const items = begunWith(20).items;
  const draft = { name: 'A', items, asksClasses: false, isExam: false } as const;

  it('draws so many without repeating one, in the order of the list or in none', () => {
    const random = new SeededRandom(7);
    const listed = drawItems({ ...draft, items, order: 'listed', itemsPerSession: 8 }, random);
    expect(new Set(listed).size).toBe(8);
    expect(listed).toEqual(items.filter((item) => listed.includes(item)));
    const shuffled = drawItems({ ...draft, items, order: 'random', itemsPerSession: null }, random);
    expect(shuffled).not.toEqual(items);
    expect(new Set(shuffled)).toEqual(new Set(items));
  });

  it('draws every item about as often as the others', () => {
    const random = new SeededRandom(3);
    const counts = new Map<string, number>();
    for (let round = 0; round < 2000; round += 1) {
      const [first] = drawItems({ ...draft, items, order: 'random', itemsPerSession: 1 }, random);
      const key = JSON.stringify(first);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    expect(Math.min(...counts.values())).toBeGreaterThan(60);
    expect(Math.max(...counts.values())).toBeLessThan(140);
  });
});
