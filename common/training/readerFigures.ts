import type { MetricName } from '../metrics/studyMetrics';

/** Figures of marking over items (Kim 2021); a point counts for distance and its success alone. */
export interface MarkingFigures {
  readonly items: number;
  /** Items that were marked with a box. */
  readonly boxes: number;
  /** Null where no item has it. */
  readonly figures: Readonly<Record<MetricName, number | null>>;
}

/** Figures of easy and difficult over items whose difficulty is known; `difficult` is the positive class. */
export interface DifficultyReading {
  readonly items: number;
  /** Share of the items whose difficulty was said rightly. */
  readonly accuracy: number;
  /** The same of the four classes; null where none was asked. */
  readonly classAccuracy: number | null;
  /** Null where not one of the items is difficult. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** One reader's figures over the same items as the others'. */
export interface ReaderFigures {
  /** Null where the reader marked none. */
  readonly marking: MarkingFigures | null;
  /** Null where there is no difficulty to compare with, or the reader said none. */
  readonly difficulty: DifficultyReading | null;
  /** Null for the AI, which is not timed. Unit: ms. */
  readonly medianMarkMs: number | null;
}

/** As in the study's reader comparison: each against the truth over the items that all of them answered. */
export interface ReaderComparison {
  readonly items: number;
  readonly learner: ReaderFigures;
  /** Null where no expert answered any of the items. */
  readonly expert: ReaderFigures | null;
  /** Null where the AI answered none of the items. */
  readonly ai: ReaderFigures | null;
}

/** A point of the learning curve: one finished session. */
export interface SessionPoint {
  readonly sessionId: string;
  readonly exerciseId: string;
  readonly exerciseName: string;
  readonly isExam: boolean;
  readonly finishedAt: string;
  readonly items: number;
  readonly learner: ReaderFigures;
  readonly expert: ReaderFigures | null;
  readonly ai: ReaderFigures | null;
}

/** Fewer items than this say nothing of a weakness. */
export const fewestForWeakSpot = 5;

/** A learner's figures over the items of one kind, the weakest first. */
export interface WeakSpot {
  readonly by: 'papillaType' | 'view';
  /** Of `papillaTypes` or `papillaViews`. */
  readonly value: string;
  readonly items: number;
  /** Null: too few items to say anything. */
  readonly figures: ReaderFigures | null;
}
