import type { CaseOperator, OperatorRole } from '../caseFields';
import type { CaseSummary } from '../caseSummary';
import { operatorKey } from '../operatorKey';
import { type Cusum, type CusumRates, cusum } from './cusum';

/** How one person's cannulations went, case after case. */
export interface LearningCurve extends Cusum {
  /** The same for one person in all cases; not for display. */
  readonly key: string;
  /** As the person is called in the newest of these cases. */
  readonly name: string;
  /** In the newest of these cases. */
  readonly role: OperatorRole;
  readonly cases: readonly CurveCase[];
}

/** A case of a curve; its sum has the same place in `sums`. */
export interface CurveCase {
  readonly caseId: string;
  readonly startedAt: string;
  readonly isSuccess: boolean;
}

/**
 * A curve for everybody who held the scope, by number of cases. Success is a cannulation while holding the scope. For
 * a trainee everything else is none, also a scope that was handed over; a supervisor is not blamed for the cannulation
 * that somebody else achieved, only for a case that failed.
 * @param summaries cases with an outcome
 */
export function learningCurves(
  summaries: readonly CaseSummary[],
  rates: CusumRates,
): readonly LearningCurve[] {
  const people = new Map<string, { operator: CaseOperator; cases: CurveCase[] }>();
  for (const summary of summaries.toSorted(byStart)) {
    for (const operator of summary.fields.operators) {
      const isSuccess = successOf(operator, summary);
      if (isSuccess === null) continue;
      const key = operatorKey(operator);
      const cases = people.get(key)?.cases ?? [];
      cases.push({ caseId: summary.caseId, startedAt: summary.startedAt, isSuccess });
      people.set(key, { operator, cases });
    }
  }
  return [...people]
    .map(
      ([
        key,
        {
          operator: { name, role },
          cases,
        },
      ]) => ({
        key,
        name,
        role,
        cases,
        ...cusum(
          cases.map(({ isSuccess }) => isSuccess),
          rates,
        ),
      }),
    )
    .toSorted((one, other) => other.cases.length - one.cases.length);
}

/** Times in ISO 8601, all in UTC, sort as text. */
function byStart(one: CaseSummary, other: CaseSummary): number {
  if (one.startedAt === other.startedAt) return 0;
  return one.startedAt < other.startedAt ? -1 : 1;
}

/** Null where the case says nothing of this person. */
function successOf({ id, role }: CaseOperator, summary: CaseSummary): boolean | null {
  const share = summary.operators.find(({ operatorId }) => operatorId === id);
  if (share === undefined || summary.decidedBy === null) return null;
  const isAtScope = summary.decidedBy === id;
  // Whoever only held the scope before the clock started did not try.
  if (!isAtScope && share.ms === 0 && share.attempts === 0) return null;
  if (summary.cannulation === 'failed') return false;
  if (isAtScope) return true;
  return role === 'trainee' ? false : null;
}
