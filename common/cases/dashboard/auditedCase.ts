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

/** Null where the verdict or the outcome is missing, or while the case runs. */
export function auditedCase(
  { aiVerdict, studyLabel, stage, startedAt }: CaseSummary,
  monthOf: (startedAt: string) => string,
): AuditedCase | null {
  if (aiVerdict === null || studyLabel === null || stage === 'running') return null;
  return {
    month: monthOf(startedAt),
    isDifficult: studyLabel === 'difficult',
    calledDifficult: aiVerdict.label === 'difficult',
    probability: aiVerdict.difficultProbability,
    packId: aiVerdict.model.packId,
    packVersion: aiVerdict.model.packVersion,
  };
}
