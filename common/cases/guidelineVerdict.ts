import type { GuidelineVerdict } from './caseSummary';

/** Cannulation is delayed when it takes longer. Unit: ms. Exactly this long is not over. */
export const timeLimitMs = 5 * 60_000;
/** Cannulation is difficult after more attempts than these. */
export const attemptLimit = 5;

/** What the guideline looks at. */
export interface GuidelineInput {
  /** Null where no time is known: then the time says nothing against the case. */
  readonly cannulationMs: number | null;
  readonly attempts: number;
  readonly ductEntries: number;
}

/**
 * The guideline's verdict as the study states it (ESGE 2016, in Kim 2021): more than 5 minutes, more than five
 * attempts, or any unintended entry of the pancreatic duct. Of a running case: what is exceeded already.
 */
export function guidelineVerdict(input: GuidelineInput): GuidelineVerdict {
  const byTime = input.cannulationMs !== null && input.cannulationMs > timeLimitMs;
  const byAttempts = input.attempts > attemptLimit;
  const byDuctEntry = input.ductEntries > 0;
  return { isDifficult: byTime || byAttempts || byDuctEntry, byTime, byAttempts, byDuctEntry };
}
