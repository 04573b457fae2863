import { setImmediate } from 'node:timers/promises';
import type { CaseFilter } from '../../../common/cases/caseQuery';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import {
  type DashboardFigures,
  dashboardSteps,
  usualDashboardOptions,
} from '../../../common/cases/dashboard/dashboard';
import { readSummaries } from '../database/listQuery';
import type { CaseDatabase } from '../database/caseDatabase';
import { summariesAtOnce } from '../protocol/storeRequests';

/** What somebody chose to see on the dashboard. */
export interface DashboardChoice {
  readonly filter: CaseFilter;
  /** Learning curves of native papillae alone. */
  readonly areCurvesNative: boolean;
}

/**
 * Figures across the cases that pass. Events are stored in between: thousands of cases take longer than anybody should
 * wait for one.
 * @param inTurn has the connection for itself while it works
 */
export async function dashboardOf(
  database: CaseDatabase,
  { filter, areCurvesNative }: DashboardChoice,
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<DashboardFigures> {
  const summaries: CaseSummary[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const stretch = await inTurn(() => readSummaries(database, filter, from, summariesAtOnce));
    summaries.push(...stretch);
    after = stretch.length < summariesAtOnce ? undefined : stretch.at(-1)?.caseId;
  }
  const steps = dashboardSteps(summaries, { ...usualDashboardOptions, areCurvesNative });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
