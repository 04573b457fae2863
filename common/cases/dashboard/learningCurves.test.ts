import { describe, expect, it } from 'vitest';
import { operatorA, operatorB, storyId } from '../fixtures/caseStory';
import { type Told, summaryOf } from '../fixtures/summaries';
import type { CaseStory } from '../fixtures/caseStory';
import { usualCusumRates } from './cusum';
import { learningCurves } from './learningCurves';

/** What is said of both: the trainee, who holds the scope first, and the supervisor. */
function saidOf(told: Told, tell?: (story: CaseStory) => void) {
  const curves = learningCurves([summaryOf(told, tell)], usualCusumRates);
  const of = (name: string) => curves.find((curve) => curve.name === name)?.cases[0]?.isSuccess;
  return { trainee: of(operatorA.name), supervisor: of(operatorB.name) };
}
const takenOver = (story: CaseStory) => story.after(1000).handsTo(operatorB);
const givenBack = (story: CaseStory) => takenOver(story).after(1000).handsTo(operatorA);

describe('learningCurves', () => {
  it.each([
    { what: 'a success alone', told: {}, trainee: true },
    { what: 'a failure alone', told: { outcome: 'failed' }, trainee: false },
    { what: 'a success after a handover', tell: takenOver, trainee: false, supervisor: true },
    {
      what: 'a failure after a handover',
      told: { outcome: 'failed' },
      tell: takenOver,
      trainee: false,
      supervisor: false,
    },
    { what: 'a success after help', tell: givenBack, trainee: true },
    {
      what: 'a failure after help',
      told: { outcome: 'failed' },
      tell: givenBack,
      trainee: false,
      supervisor: false,
    },
    {
      what: 'a handover before anything was tried',
      tell: (story: CaseStory) => story.handsTo(operatorB),
      supervisor: true,
    },
  ] as const)('$what', ({ trainee, supervisor, ...rest }: Row) => {
    expect(saidOf(rest.told ?? {}, rest.tell)).toEqual({ trainee, supervisor });
  });

  it('are of a person over all cases, by time, and called as in the newest', () => {
    const inCase = (id: number, name: string) => ({
      operators: [{ ...operatorA, id: storyId(id), name }],
    });
    const [curve, ...others] = learningCurves(
      [
        summaryOf({ fields: inCase(1, 'new name'), startedAt: '2026-03-02T09:00:00.000Z' }),
        summaryOf({
          fields: inCase(2, 'old name'),
          startedAt: '2026-03-01T09:00:00.000Z',
          outcome: 'failed',
        }),
      ],
      usualCusumRates,
    );
    expect(others).toEqual([]);
    expect(curve?.name).toBe('new name');
    expect(curve?.cases.map(({ isSuccess }) => isSuccess)).toEqual([false, true]);
    expect(curve?.sums).toHaveLength(2);
  });

  it('know guests by their name, and nobody twice without one', () => {
    const guest = (id: number, name: string) => ({
      fields: { operators: [{ ...operatorA, id: storyId(id), personId: null, name }] },
    });
    const cases = [guest(1, 'Guest'), guest(2, ' guest'), guest(3, ''), guest(4, '')];
    const curves = learningCurves(
      cases.map((told) => summaryOf(told)),
      usualCusumRates,
    );
    expect(curves.map((curve) => curve.cases.length)).toEqual([2, 1, 1]);
  });

  it('say nothing of a case in which nobody is known to have held the scope', () => {
    expect(learningCurves([summaryOf({ fields: { operators: [] } })], usualCusumRates)).toEqual([]);
  });
});

interface Row {
  readonly told?: Told;
  readonly tell?: (story: CaseStory) => void;
  readonly trainee?: boolean;
  readonly supervisor?: boolean;
}
