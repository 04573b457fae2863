import { binaryDifficultyClasses } from '../../difficulty';
import { type ConfusionMatrix, confusionMatrix } from '../../metrics/confusionMatrix';
import { areaUnderCurve, rankingOf } from '../../metrics/ranking';
import { expectedCalibrationError, reliabilityBins } from '../../metrics/reliability';
import { type AiScores, aiScores } from './aiScores';
import type { AuditedCase } from './auditedCase';
import { type CaseShare, caseShare, shareWhere } from './caseShare';
import { groupedBy, groupedByMonth } from './groupedBy';

/** What the AI said of the difficulty against what came of it, over the cases that have both. */
export interface AiAudit extends AiScores {
  /** Truth in rows, verdict in columns, each easy and then difficult. */
  readonly confusion: ConfusionMatrix;
  /** Of the difficult cases those that were called difficult. */
  readonly difficultRecall: CaseShare;
  /** Of the easy cases those that were called easy. */
  readonly easyRecall: CaseShare;
  /** Of the probability to be difficult; null without an easy or without a difficult case. */
  readonly auc: number | null;
  /** Mean distance of probability and share by bin (Naeini 2015); null without a case. */
  readonly expectedCalibrationError: number | null;
  /** From probability 0 to 1, the empty bins too. */
  readonly calibration: readonly CalibrationBin[];
  /** Months that have such cases, the first first: a drift shows here. */
  readonly months: readonly AuditedMonth[];
  /** Which packs said it, the one with most cases first. */
  readonly packs: readonly AuditedPack[];
}

export interface AuditedMonth extends AiScores {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** Cases to which about the same probability to be difficult was given. */
export interface CalibrationBin {
  readonly fromProbability: number;
  readonly toProbability: number;
  /** Null in an empty bin. */
  readonly meanProbability: number | null;
  /** Those of them that were difficult. */
  readonly difficult: CaseShare;
}

/** A version of a pack and how many of its verdicts have an outcome. */
export interface AuditedPack {
  readonly packId: string;
  readonly packVersion: string;
  readonly cases: number;
}

/** Compares verdicts with outcomes. Only for looking back: nothing of it may reach the label that is shown live. */
export function aiAudit(cases: readonly AuditedCase[]): AiAudit {
  const truths = cases.map(({ isDifficult }) => isDifficult);
  const probabilities = cases.map(({ probability }) => probability);
  const bins = reliabilityBins(probabilities, truths);
  const calledDifficult = cases.map((one) => one.calledDifficult);
  return {
    ...aiScores(cases),
    confusion: confusionMatrix(
      truths.map(Number),
      calledDifficult.map(Number),
      binaryDifficultyClasses.length,
    ),
    difficultRecall: recallOf(cases, true),
    easyRecall: recallOf(cases, false),
    auc: areaUnderCurve(rankingOf(probabilities, truths)),
    expectedCalibrationError: expectedCalibrationError(bins),
    calibration: bins.map((bin) => ({
      fromProbability: bin.fromProbability,
      toProbability: bin.toProbability,
      meanProbability: bin.meanProbability,
      difficult: caseShare(Math.round((bin.rightShare ?? 0) * bin.count), bin.count),
    })),
    months: groupedByMonth(cases, ({ month }) => month).map(([month, ofMonth]) => ({
      month,
      ...aiScores(ofMonth),
    })),
    packs: packsOf(cases),
  };
}

function recallOf(cases: readonly AuditedCase[], truth: boolean): CaseShare {
  const ofTruth = cases.filter(({ isDifficult }) => isDifficult === truth);
  return shareWhere(ofTruth, ({ calledDifficult }) => calledDifficult === truth);
}

function packsOf(cases: readonly AuditedCase[]): readonly AuditedPack[] {
  const groups = groupedBy(cases, ({ packId, packVersion }) => `${packId} ${packVersion}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return { packId: first.packId, packVersion: first.packVersion, cases: group.length };
    })
    .toSorted((one, other) => other.cases - one.cases);
}
