import type { AuditedCase } from './auditedCase';
import { type CaseShare, shareWhere } from './caseShare';

/** How verdicts of the AI did over some cases. */
export interface AiScores {
  readonly cases: number;
  /** Cases in which verdict and outcome agree. */
  readonly accuracy: CaseShare;
  /** Cases that were difficult. */
  readonly difficult: CaseShare;
  /** Mean of the probability to be difficult; null without a case. */
  readonly meanProbability: number | null;
  /** Mean square of probability less outcome (Brier 1950): 0 is perfect; null without a case. */
  readonly brier: number | null;
  /** The Brier score of somebody who says the share of difficult cases every time; null without a case. */
  readonly brierOfShare: number | null;
}

/** Scores of these cases. */
export function aiScores(cases: readonly AuditedCase[]): AiScores {
  const difficult = shareWhere(cases, ({ isDifficult }) => isDifficult);
  const { share } = difficult;
  return {
    cases: cases.length,
    accuracy: shareWhere(
      cases,
      ({ isDifficult, calledDifficult }) => isDifficult === calledDifficult,
    ),
    difficult,
    meanProbability: meanOf(cases.map(({ probability }) => probability)),
    brier: meanOf(
      cases.map(({ probability, isDifficult }) => (probability - Number(isDifficult)) ** 2),
    ),
    brierOfShare: share === null ? null : share * (1 - share),
  };
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
