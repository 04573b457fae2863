import { describe, expect, it } from 'vitest';
import { aiWith, boxMark, halfBox, itemSize, noAi, trueBox, truthWith } from './fixtures/lines';
import { answerSchema } from './mark';
import {
  binaryOf,
  isClassRight,
  isDifficultyRight,
  isSuccess,
  scoreAi,
  scoreMark,
} from './scoreMark';

const missed = { iou: 0, precision: 0, recall: 0, centroidDistance: 1 };

describe('scoreMark', () => {
  it('measures a box as the study does', () => {
    const score = scoreMark(boxMark(halfBox), [trueBox], itemSize);
    expect(score).toEqual({ iou: 0.5, precision: 1, recall: 0.5, centroidDistance: 0.025 });
  });

  it('measures of a point the distance alone, to the nearest target', () => {
    const far = { x: 0, y: 0, width: 10, height: 10 };
    const mark = { kind: 'point' as const, point: { x: 60, y: 30 } };
    // (10 / 100 + 5 / 50) / 2 to the centre (50, 25); (55 / 100 + 25 / 50) / 2 to the other.
    const score = scoreMark(mark, [far, trueBox], itemSize);
    expect(score).toEqual({ iou: null, precision: null, recall: null, centroidDistance: 0.1 });
  });

  it('takes the target that a box meets best', () => {
    const other = { x: 0, y: 0, width: 20, height: 10 };
    expect(scoreMark(boxMark(other), [trueBox, other], itemSize).iou).toBe(1);
  });
});

describe('scoreAi', () => {
  it('says nothing where the AI did not answer, and misses where it marks nothing', () => {
    expect(scoreAi(noAi, [trueBox], itemSize)).toBeNull();
    expect(scoreAi(aiWith({ box: null }), [trueBox], itemSize)).toEqual(missed);
    expect(scoreAi(aiWith({ box: halfBox }), [trueBox], itemSize)?.iou).toBe(0.5);
  });
});

describe('isSuccess', () => {
  it('is the study’s: an IoU above 0.3, not 0.3 itself, and never of a point', () => {
    expect(isSuccess({ ...missed, iou: 0.3 })).toBe(false);
    expect(isSuccess({ ...missed, iou: 0.301 })).toBe(true);
    expect(isSuccess({ iou: null, precision: null, recall: null, centroidDistance: 0 })).toBe(
      false,
    );
  });
});

describe('difficulty', () => {
  it('is easy, or difficult in whatever class', () => {
    expect(binaryOf('easy')).toBe('easy');
    expect(binaryOf('long')).toBe('difficult');
    expect(binaryOf('technique')).toBe('difficult');
    expect(binaryOf('failure')).toBe('difficult');
    expect(binaryOf('difficult')).toBe('difficult');
    expect(binaryOf(null)).toBeNull();
  });

  it('is right or wrong only where both sides are known', () => {
    expect(isDifficultyRight('difficult', truthWith({ difficulty: 'technique' }))).toBe(true);
    expect(isDifficultyRight('easy', truthWith({ difficulty: 'technique' }))).toBe(false);
    expect(isDifficultyRight(null, truthWith())).toBeNull();
    expect(isDifficultyRight('easy', truthWith({ difficulty: null }))).toBeNull();
  });

  it('has a class that is right only where an exact one is known', () => {
    const said = { difficultyClass: 'long' as const };
    expect(isClassRight(said, truthWith({ difficulty: 'long' }))).toBe(true);
    expect(isClassRight(said, truthWith({ difficulty: 'failure' }))).toBe(false);
    expect(isClassRight(said, truthWith({ difficulty: 'difficult' }))).toBeNull();
    expect(isClassRight({ difficultyClass: null }, truthWith({ difficulty: 'long' }))).toBeNull();
  });

  it('cannot contradict its class', () => {
    const answer = { mark: boxMark(), markMs: 1, difficulty: 'easy' };
    expect(answerSchema.safeParse({ ...answer, difficultyClass: 'easy' }).success).toBe(true);
    expect(answerSchema.safeParse({ ...answer, difficultyClass: 'long' }).success).toBe(false);
    expect(answerSchema.safeParse({ ...answer, difficultyClass: null }).success).toBe(true);
  });
});
