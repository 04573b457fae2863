import { describe, expect, it } from 'vitest';
import type { FrameCandidate, TrainingStill } from '../../../../common/training/candidates';
import { chosenCount, drawn, emptyDraft, exerciseOf, itemsOf } from './makingDraft';

const frame = (recordingId: string, atMs: number): FrameCandidate => ({
  source: { kind: 'frame', recordingId, referenceId: `${recordingId}-${atMs}` },
  ...{ atMs, papillaType: null, view: null },
});
const still = (fileName: string): TrainingStill => ({
  source: { kind: 'still', folder: '/stills', fileName },
  ...{ papillaType: null, hasDifficulty: false },
});
const candidates = [frame('b', 10), frame('a', 900), frame('a', 20)];
const draft = {
  ...emptyDraft,
  name: ' Round one ',
  frames: new Map(candidates.map((one) => [one.source.referenceId, one])),
  folders: new Map([['/stills', { stills: ['1', '2', '3', '4'].map(still), count: 2 }]]),
};

describe('an exercise that is being made', () => {
  it('has its recordings first, in their own order, then stills that are drawn', () => {
    const lots = [0.9, 0.1, 0.8, 0.2];
    const items = itemsOf(draft, () => lots.shift() ?? 0);
    expect(chosenCount(draft)).toBe(5);
    expect(items).toEqual([
      { kind: 'frame', recordingId: 'a', referenceId: 'a-20' },
      { kind: 'frame', recordingId: 'a', referenceId: 'a-900' },
      { kind: 'frame', recordingId: 'b', referenceId: 'b-10' },
      { kind: 'still', folder: '/stills', fileName: '2' },
      { kind: 'still', folder: '/stills', fileName: '4' },
    ]);
  });

  it('asks for all where it asks for as many as there are', () => {
    const items = itemsOf(draft, Math.random);
    expect(exerciseOf({ ...draft, itemsPerSession: 9 }, items).itemsPerSession).toBeNull();
    expect(exerciseOf({ ...draft, itemsPerSession: 3 }, items)).toMatchObject({
      ...{ name: 'Round one', order: 'random', itemsPerSession: 3 },
    });
  });

  it('that is an exam has one order and all of its pictures', () => {
    const exam = { ...draft, isExam: true, isRandom: true, itemsPerSession: 2 };
    expect(exerciseOf(exam, itemsOf(exam, Math.random))).toMatchObject({
      ...{ isExam: true, order: 'listed', itemsPerSession: null },
    });
  });
});

it('all are drawn where there are no more', () => {
  expect(drawn([1, 2, 3], 5, Math.random)).toEqual([1, 2, 3]);
});
