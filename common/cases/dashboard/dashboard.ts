import { type DifficultyClass, difficultyClasses } from '../../difficulty';
import { pancreatitisGrades } from '../caseEvent';
import type { CaseSummary } from '../caseSummary';
import { localCalendar } from '../localDate';
import { type AiAudit, aiAudit } from './aiAudit';
import { auditedCase } from './auditedCase';
import { type CaseShare, shareWhere } from './caseShare';
import { type CusumRates, usualCusumRates } from './cusum';
import { groupedByMonth } from './groupedBy';
import { type LearningCurve, learningCurves } from './learningCurves';

/** Share of native papillae that should be cannulated at least (ESGE performance measures, Domagk 2018). */
export const cannulationTarget = 0.9;
/** Share of cases below which pancreatitis should stay (ESGE performance measures, Domagk 2018). */
export const pancreatitisTarget = 0.1;

/** What the figures are made with. */
export interface DashboardOptions {
  /** IANA name of the zone whose months count; left out: the system's. */
  readonly timeZone?: string;
  /** Learning curves of native papillae alone. */
  readonly areCurvesNative: boolean;
  readonly cusum: CusumRates;
}

export const usualDashboardOptions: DashboardOptions = {
  areCurvesNative: false,
  cusum: usualCusumRates,
};

/** Figures that a month has too. Every denominator has only the cases of which the answer is known. */
export interface RateFigures {
  /** Cases that ended. */
  readonly cases: number;
  /** Cannulated, of the native papillae with an outcome: what the target is about. */
  readonly nativeCannulation: CaseShare;
  /** Cannulated, of all cases with an outcome. */
  readonly cannulation: CaseShare;
  /** Difficult in the study's sense, of the cases that have a class. */
  readonly difficultByStudy: CaseShare;
  /** Difficult in the guideline's sense, of the cases whose cannulation has an outcome and a time. */
  readonly difficultByGuideline: CaseShare;
  /** Pancreatitis of any grade, of the cases of which it is known. */
  readonly pancreatitis: CaseShare;
}

export interface MonthFigures extends RateFigures {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** Everything that the dashboard shows. */
export interface DashboardFigures extends RateFigures {
  /** Cases that run still; they are in no figure. */
  readonly runningCases: number;
  /** Ended cases of which nobody said whether they were cannulated; in no rate of cannulation. */
  readonly casesWithoutOutcome: number;
  readonly studyClasses: Readonly<Record<DifficultyClass, number>>;
  readonly pancreatitisGrades: Readonly<Record<PancreatitisGrade, number>>;
  /** Months that have cases, the first first. */
  readonly months: readonly MonthFigures[];
  readonly learningCurves: readonly LearningCurve[];
  readonly ai: AiAudit;
}

type PancreatitisGrade = (typeof pancreatitisGrades)[number];

/**
 * Figures across cases; formulas and sources stand in `docs/case-log.md`. Step by step, for a process that stores
 * events in between: of 20,000 cases the whole takes longer than anybody should wait for one.
 */
export function* dashboardSteps(
  summaries: readonly CaseSummary[],
  options: DashboardOptions,
): Generator<undefined, DashboardFigures> {
  const { month } = localCalendar(options.timeZone);
  const ended = summaries.filter(({ stage }) => stage !== 'running');
  const withOutcome = ended.filter(hasOutcome);
  const rates = ratesOf(ended);
  yield;
  const byMonth = groupedByMonth(ended, ({ startedAt }) => month(startedAt));
  yield;
  const months: MonthFigures[] = [];
  for (const [name, cases] of byMonth) {
    months.push({ month: name, ...ratesOf(cases) });
    yield;
  }
  const curves = learningCurves(
    options.areCurvesNative ? withOutcome.filter(isNative) : withOutcome,
    options.cusum,
  );
  yield;
  const audited = ended.flatMap((summary) => auditedCase(summary, month) ?? []);
  yield;
  return {
    ...rates,
    runningCases: summaries.length - ended.length,
    casesWithoutOutcome: ended.length - withOutcome.length,
    studyClasses: countsOf(difficultyClasses, ended, ({ studyClass }) => studyClass),
    pancreatitisGrades: countsOf(pancreatitisGrades, ended, pancreatitisOf),
    months,
    learningCurves: curves,
    ai: aiAudit(audited),
  };
}

function ratesOf(ended: readonly CaseSummary[]): RateFigures {
  const withOutcome = ended.filter(hasOutcome);
  const isCannulated = ({ cannulation }: CaseSummary) => cannulation === 'cannulated';
  return {
    cases: ended.length,
    nativeCannulation: shareWhere(withOutcome.filter(isNative), isCannulated),
    cannulation: shareWhere(withOutcome, isCannulated),
    difficultByStudy: shareWhere(
      ended.filter(({ studyLabel }) => studyLabel !== null),
      ({ studyLabel }) => studyLabel === 'difficult',
    ),
    difficultByGuideline: shareWhere(
      withOutcome.filter(({ cannulationMs }) => cannulationMs !== null),
      ({ guideline }) => guideline.isDifficult,
    ),
    pancreatitis: shareWhere(
      ended.filter((summary) => pancreatitisOf(summary) !== null),
      (summary) => pancreatitisOf(summary) !== 'none',
    ),
  };
}

function hasOutcome({ cannulation }: CaseSummary): boolean {
  return cannulation === 'cannulated' || cannulation === 'failed';
}

/** Said to be native, and nothing said against it. */
function isNative({ fields }: CaseSummary): boolean {
  return fields.nativePapilla === true && fields.priorSphincterotomy !== true;
}

function pancreatitisOf({ followUp }: CaseSummary): PancreatitisGrade | null {
  return followUp?.pancreatitis ?? null;
}

function countsOf<Name extends string>(
  names: readonly Name[],
  cases: readonly CaseSummary[],
  nameOf: (summary: CaseSummary) => Name | null,
): Readonly<Record<Name, number>> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const summary of cases) {
    const name = nameOf(summary);
    if (name !== null) counts[name] += 1;
  }
  return counts;
}
