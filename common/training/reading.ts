import type { BinaryDifficulty } from '../difficulty';
import type { Size } from '../geometry';
import type { Answer } from './mark';
import type { AiAnswer, ItemTruth, MarkScore } from './reveal';
import { binaryOf, isClassRight, scoreAi, scoreMark } from './scoreMark';

/** What one reader, a person or the AI, said of one item, ready to be counted. */
export interface Reading {
  readonly score: MarkScore;
  /** Null: the reader did not say. */
  readonly difficulty: BinaryDifficulty | null;
  /** Null: it is not known. */
  readonly trueDifficulty: BinaryDifficulty | null;
  readonly isClassRight: boolean | null;
  /** Null for a reader who is not timed. Unit: ms. */
  readonly markMs: number | null;
}

/** What a person said of an item. @param size of the item. Unit: pixels */
export function readingOf(answer: Answer, truth: ItemTruth, size: Size): Reading {
  return {
    score: scoreMark(answer.mark, truth.boxes, size),
    difficulty: answer.difficulty,
    trueDifficulty: binaryOf(truth.difficulty),
    isClassRight: isClassRight(answer, truth),
    markMs: answer.markMs,
  };
}

/** What the AI said of an item; null where it did not answer. @param size of the item. Unit: pixels */
export function aiReadingOf(ai: AiAnswer, truth: ItemTruth, size: Size): Reading | null {
  const score = scoreAi(ai, truth.boxes, size);
  if (score === null || ai.state !== 'answered') return null;
  const trueDifficulty = binaryOf(truth.difficulty);
  return { score, difficulty: ai.difficulty, trueDifficulty, isClassRight: null, markMs: null };
}
