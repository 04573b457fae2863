import type {
  BinaryDifficulty,
  DifficultyStatus,
  DifficultyVerdict,
  MeasuredRecall,
} from '../../../common/difficulty';
import type { Words } from '../../../common/language/translation';

type DifficultyWords = Words<'difficulty'>;

/** A status in which views are counted. */
export type Counting = Extract<DifficultyStatus, { acceptedFrames: number; neededFrames: number }>;

/** Where a verdict stands: it may still change, or it is that of the untouched ampulla for good. */
export type Judged = Extract<DifficultyStatus, { verdict: DifficultyVerdict }>;

/** The states that the help sheet explains, in their order; the others mean what they mean for the AI. */
export const explainedStates = ['gathering', 'speaking', 'frozen', 'tooLate'] as const;

/**
 * Of ten cases, so many: a share from 0 to 1 as people count. Never all or none of them unless it is exactly so,
 * because rounding must not promise what nobody measured.
 */
export function ofTen(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 10;
  return Math.min(9, Math.max(1, Math.round(share * 10)));
}

/** What the pack measured, or that it did not. */
export function measuredWords(t: DifficultyWords, measured: MeasuredRecall): string {
  const { difficultRecall, easyRecall } = measured;
  const dataset = measured.dataset ?? '';
  if (difficultRecall !== null && easyRecall !== null) {
    const values = { difficult: ofTen(difficultRecall), easy: ofTen(easyRecall), dataset };
    return t('measured.both', values);
  }
  if (difficultRecall !== null) {
    return t('measured.difficultOnly', { difficult: ofTen(difficultRecall), dataset });
  }
  if (easyRecall !== null) return t('measured.easyOnly', { easy: ofTen(easyRecall), dataset });
  return t('measured.none');
}

/** The same in one line, for where a case leaves no room; what it is for is said elsewhere then. */
export function shortMeasuredWords(t: DifficultyWords, measured: MeasuredRecall): string {
  const { difficultRecall, easyRecall } = measured;
  const found = [
    difficultRecall !== null && t('short.difficult', { of10: ofTen(difficultRecall) }),
    easyRecall !== null && t('short.easy', { of10: ofTen(easyRecall) }),
  ].filter((words) => words !== false);
  return found.length === 0 ? t('short.none') : t('short.finds', { found: found.join(', ') });
}

/** What the person at the scope can do so that the next view counts. */
export function adviceWords(t: DifficultyWords, status: Counting): string {
  if (status.missing !== null) return t(`missing.${status.missing}`);
  return status.acceptedFrames < status.neededFrames ? t('hold') : t('longer');
}

/** Probability of the class that the verdict names, 0 to 1. */
export function namedProbability({ label, difficultProbability }: DifficultyVerdict): number {
  return label === 'difficult' ? difficultProbability : 1 - difficultProbability;
}

/** Below one half a name that comes from a pack's threshold needs a word of explanation. */
export function isNamedByThreshold(verdict: DifficultyVerdict): boolean {
  return namedProbability(verdict) < 0.5;
}

/** What is said of the state where no figures are wanted: by screen readers and in the help. */
export function stateWords(t: DifficultyWords, status: DifficultyStatus): string {
  const label: BinaryDifficulty | null = 'verdict' in status ? status.verdict.label : null;
  return label === null ? t(`state.${status.state}`) : t(`label.${label}`);
}
