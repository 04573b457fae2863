import type { CaseRow } from './caseQuery';
import type { CaseSummary } from './caseSummary';

/**
 * The row of the list that shows a case.
 * @param names of people by their id, as they are called now; the rest are called as the case has them
 */
export function caseRow(summary: CaseSummary, names: ReadonlyMap<string, string>): CaseRow {
  const { fields, guideline, aiVerdict, followUp } = summary;
  return {
    caseId: summary.caseId,
    stage: summary.stage,
    startedAt: summary.startedAt,
    cannulation: summary.cannulation,
    cannulationMs: summary.cannulationMs,
    attempts: summary.attempts,
    ductEntries: summary.ductEntries,
    techniques: summary.techniques,
    studyClass: summary.studyClass,
    pseudonym: fields.pseudonym,
    indication: fields.indication,
    papillaType: fields.papillaType,
    operatorNames: fields.operators.map(({ personId, name }) => names.get(personId ?? '') ?? name),
    guidelineIsDifficult: guideline.isDifficult,
    aiLabel: aiVerdict?.label ?? null,
    hasFollowUp: followUp?.checkedOn != null,
  };
}
