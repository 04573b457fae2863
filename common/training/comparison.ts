import { figuresOf } from './figuresOf';
import type { Answer } from './mark';
import type { ReaderComparison } from './readerFigures';
import { aiReadingOf, type Reading, readingOf } from './reading';
import type { AnsweredLine } from './sessionLine';

/** An item that the learner answered, with what others say of it. */
export interface ComparedItem {
  readonly line: AnsweredLine;
  /** Names the item in every exercise. */
  readonly key: string;
  /** An expert's answer; null without one. */
  readonly expert: Answer | null;
}

/** What all readers say of one item; null for those who said nothing. */
export interface ItemReadings {
  readonly learner: Reading;
  readonly expert: Reading | null;
  readonly ai: Reading | null;
}

/** The readings of an item. */
export function readingsOf({ line, expert }: ComparedItem): ItemReadings {
  const { answer, truth, size, ai } = line;
  return {
    learner: readingOf(answer, truth, size),
    expert: expert === null ? null : readingOf(expert, truth, size),
    ai: aiReadingOf(ai, truth, size),
  };
}

/**
 * Readers side by side as in the study (Kim 2021, reader study): each against the truth, over the items that all of
 * them answered. The expert and the AI take part where they answered any; if they have no item in common, the expert
 * stays out.
 */
export function compareReaders(items: readonly ComparedItem[]): ReaderComparison {
  const all = items.map(readingsOf);
  const withAi = all.some(({ ai }) => ai !== null) ? all.filter(({ ai }) => ai !== null) : all;
  const withBoth = withAi.filter(({ expert }) => expert !== null);
  const common = withBoth.length > 0 ? withBoth : withAi;
  return {
    items: common.length,
    learner: figuresOf(common.map(({ learner }) => learner)),
    expert: figuresOrNull(common.flatMap(({ expert }) => expert ?? [])),
    ai: figuresOrNull(common.flatMap(({ ai }) => ai ?? [])),
  };
}

/** A reader's figures; null for one who answered nothing. */
export function figuresOrNull(readings: readonly Reading[]) {
  return readings.length === 0 ? null : figuresOf(readings);
}
