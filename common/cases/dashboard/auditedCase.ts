import type { CaseSummary } from '../caseSummary';

/** A case that has both, what the AI said and what came of it. */
export interface AuditedCase {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly isDifficult: boolean;
  readonly calledDifficult: boolean;
  /** That was given to `difficult`, 0 to 1. */
  readonly probability: number;
  readonly packId: string;
  readonly packVersion: string;
}

/** Of a case that ended; null where the verdict or the outcome is missing. */
export function auditedCase(
  { aiVerdict, studyLabel, startedAt }: CaseSummary,
  monthOf: (startedAt: string) => string,
): AuditedCase | null {
  if (aiVerdict === null || studyLabel === null) return null;
  return {
    month: monthOf(startedAt),
    isDifficult: studyLabel === 'difficult',
    calledDifficult: aiVerdict.label === 'difficult',
    probability: aiVerdict.difficultProbability,
    packId: aiVerdict.model.packId,
    packVersion: aiVerdict.model.packVersion,
  };
}
