import { assertNever } from '../assertNever';
import { labelOf } from '../cases/studyClass';
import type { BinaryDifficulty, DifficultyLabel } from '../difficulty';
import type { Box, Size } from '../geometry';
import { boxCentre, centroidDistance } from '../metrics/boxMetrics';
import { bestScore } from '../metrics/imageScore';
import { metricOf } from '../metrics/studyMetrics';
import type { Answer, Mark } from './mark';
import type { AiAnswer, ItemTruth, MarkScore } from './reveal';

/**
 * A mark against the target that it meets best (Kim 2021, metrics). A point has no area: only its distance counts.
 * @param targets at least one; all lengths in pixels of the item
 */
export function scoreMark(mark: Mark, targets: readonly Box[], item: Size): MarkScore {
  switch (mark.kind) {
    case 'box':
      return bestScore(mark.box, targets, item);
    case 'point': {
      const distances = targets.map((target) =>
        centroidDistance(mark.point, boxCentre(target), item),
      );
      return { iou: null, precision: null, recall: null, centroidDistance: Math.min(...distances) };
    }
    default:
      return assertNever(mark, 'mark');
  }
}

/** The AI's mark by the same measures; null where the AI did not answer. One that marks nothing has missed. */
export function scoreAi(ai: AiAnswer, targets: readonly Box[], item: Size): MarkScore | null {
  return ai.state === 'answered' ? bestScore(ai.box, targets, item) : null;
}

/** The study's success at IoU 0.3, strictly above. */
export function isSuccess(score: MarkScore): boolean {
  const { iou, precision, recall, centroidDistance: distance } = score;
  if (iou === null || precision === null || recall === null) return false;
  return metricOf.successIou30({ iou, precision, recall, centroidDistance: distance }) === 1;
}

/** Easy or difficult; null where it is not known. */
export function binaryOf(label: DifficultyLabel | null): BinaryDifficulty | null {
  if (label === null || label === 'difficult') return label;
  return labelOf(label);
}

/** Whether easy or difficult was said rightly; null where either side is not known. */
export function isDifficultyRight(
  said: BinaryDifficulty | null,
  truth: Pick<ItemTruth, 'difficulty'>,
): boolean | null {
  const known = binaryOf(truth.difficulty);
  return said === null || known === null ? null : said === known;
}

/** Whether the class was said rightly; null where it was not asked, or the item's class is not known. */
export function isClassRight(
  { difficultyClass }: Pick<Answer, 'difficultyClass'>,
  { difficulty }: Pick<ItemTruth, 'difficulty'>,
): boolean | null {
  if (difficultyClass === null || difficulty === null || difficulty === 'difficult') return null;
  return difficultyClass === difficulty;
}
