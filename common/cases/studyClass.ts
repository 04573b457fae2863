import type { BinaryDifficulty, DifficultyClass } from '../difficulty';
import { assertNever } from '../assertNever';
import type { Technique } from './caseEvent';
import type { CannulationState } from './caseSummary';
import { timeLimitMs } from './guidelineVerdict';

/** What the study looks at. */
export interface StudyInput {
  readonly cannulation: CannulationState;
  /** Null where no time is known. */
  readonly cannulationMs: number | null;
  readonly techniques: readonly Technique[];
}

/**
 * The study's class: the last that applies of easy, over 5 minutes, additional technique, failure (Kim 2021). Of a
 * running cannulation the class that it has reached, which can only rise; null while that is still `easy`. Null too
 * where the outcome was not said, or where it took a time that nobody knows and nothing else decides.
 */
export function studyClassOf(input: StudyInput): DifficultyClass | null {
  switch (input.cannulation) {
    case 'failed':
      return 'failure';
    case 'cannulated':
      return reachedClass(input) ?? (input.cannulationMs === null ? null : 'easy');
    case 'running':
      return reachedClass(input);
    case 'notApproached':
    case 'notSaid':
      return null;
    default:
      return assertNever(input.cannulation, 'state of the cannulation');
  }
}

/** The study's binary task: everything but easy is difficult. */
export function labelOf(studyClass: DifficultyClass): BinaryDifficulty {
  return studyClass === 'easy' ? 'easy' : 'difficult';
}

function reachedClass({ techniques, cannulationMs }: StudyInput): DifficultyClass | null {
  if (techniques.length > 0) return 'technique';
  return cannulationMs !== null && cannulationMs > timeLimitMs ? 'long' : null;
}
