import { type ComparedItem, figuresOrNull, readingsOf } from './comparison';
import { figuresOf } from './figuresOf';
import type { SessionPoint } from './readerFigures';
import type { TrainingSession } from './trainingSession';

/**
 * A point of the learning curve. The expert's and the AI's line are over those of the items that they answered.
 * @returns null while the session goes on, or where not one of its items could be shown
 */
export function sessionPoint(
  { begun, finishedAt }: TrainingSession,
  items: readonly ComparedItem[],
): SessionPoint | null {
  if (finishedAt === null || items.length === 0) return null;
  const { sessionId, exerciseId, exerciseName, isExam } = begun;
  const readings = items.map(readingsOf);
  return {
    ...{ sessionId, exerciseId, exerciseName, isExam, finishedAt },
    items: items.length,
    learner: figuresOf(readings.map(({ learner }) => learner)),
    expert: figuresOrNull(readings.flatMap(({ expert }) => expert ?? [])),
    ai: figuresOrNull(readings.flatMap(({ ai }) => ai ?? [])),
  };
}

/** Of several answers to one item the newest. @param items oldest first */
export function newestOfEach(items: readonly ComparedItem[]): readonly ComparedItem[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}
