import { describe, expect, it } from 'vitest';
import { summaryOf } from '../fixtures/summaries';
import type { CaseSummary } from '../caseSummary';
import { type DashboardFigures, dashboardSteps, usualDashboardOptions } from './dashboard';

function dashboard(
  summaries: readonly CaseSummary[],
  options = usualDashboardOptions,
): DashboardFigures {
  const steps = dashboardSteps(summaries, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const native = { fields: { nativePapilla: true } };

describe('dashboard', () => {
  it('has no figure of nothing', () => {
    const nothing = { count: 0, of: 0, share: null, low: null, high: null };
    expect(dashboard([])).toMatchObject({
      cases: 0,
      runningCases: 0,
      nativeCannulation: nothing,
      cannulation: nothing,
      difficultByStudy: nothing,
      difficultByGuideline: nothing,
      pancreatitis: nothing,
      months: [],
      learningCurves: [],
      ai: {
        cases: 0,
        accuracy: nothing,
        auc: null,
        brier: null,
        brierOfShare: null,
        meanProbability: null,
        expectedCalibrationError: null,
        months: [],
        packs: [],
      },
    });
  });

  it('counts the native papilla where it is known, and nothing says otherwise', () => {
    const { nativeCannulation, cannulation } = dashboard([
      summaryOf(native),
      summaryOf({ ...native, outcome: 'failed' }),
      summaryOf({ fields: { nativePapilla: null, priorSphincterotomy: false } }),
      summaryOf({ fields: { nativePapilla: false } }),
      summaryOf({ fields: { nativePapilla: true, priorSphincterotomy: true } }),
    ]);
    expect(nativeCannulation).toMatchObject({ count: 1, of: 2, share: 0.5 });
    expect(cannulation).toMatchObject({ count: 4, of: 5 });
  });

  it('leaves running cases out of everything, and unknown outcomes out of the rates', () => {
    const figures = dashboard([
      summaryOf({ isRunning: true, seconds: 900, probability: 0.1, pancreatitis: 'mild' }),
      summaryOf({ outcome: null, probability: 0.1 }, (story) => story.uses('precut')),
      summaryOf({ ...native, probability: 0.1 }),
    ]);
    expect(figures).toMatchObject({
      cases: 2,
      runningCases: 1,
      casesWithoutOutcome: 1,
      cannulation: { count: 1, of: 1 },
      difficultByStudy: { count: 0, of: 1 },
      difficultByGuideline: { count: 0, of: 1 },
      studyClasses: { easy: 1, long: 0, technique: 0, failure: 0 },
      ai: { cases: 1 },
    });
  });

  it('has both verdicts apart', () => {
    const { difficultByStudy, difficultByGuideline, studyClasses } = dashboard([
      summaryOf({ seconds: 301 }),
      summaryOf({}, (story) => story.uses('precut')),
      summaryOf({}, (story) => story.entersDuct()),
      summaryOf({ outcome: 'failed' }),
      summaryOf({}),
    ]);
    expect(studyClasses).toEqual({ easy: 2, long: 1, technique: 1, failure: 1 });
    expect(difficultByStudy).toMatchObject({ count: 3, of: 5 });
    expect(difficultByGuideline).toMatchObject({ count: 2, of: 5 });
  });

  it('asks for the guideline only where there is a time', () => {
    const { cannulation, difficultByGuideline, difficultByStudy } = dashboard([
      summaryOf({}, (story) => story.entersDuct().withdraws('approach')),
      summaryOf({}, (story) => story.entersDuct()),
    ]);
    expect(cannulation).toMatchObject({ count: 2, of: 2 });
    expect(difficultByGuideline).toMatchObject({ count: 1, of: 1 });
    expect(difficultByStudy).toMatchObject({ count: 0, of: 1 });
  });

  it('asks for pancreatitis only those of whom it is known', () => {
    const { pancreatitis, pancreatitisGrades } = dashboard([
      summaryOf({}),
      summaryOf({ pancreatitis: null }),
      summaryOf({ pancreatitis: 'none' }),
      summaryOf({ pancreatitis: 'mild' }),
      summaryOf({ pancreatitis: 'severe', outcome: null }),
    ]);
    expect(pancreatitis).toMatchObject({ count: 2, of: 3 });
    expect(pancreatitisGrades).toEqual({ none: 1, mild: 1, moderate: 0, severe: 1 });
  });

  it('has months of the room’s calendar, the first first', () => {
    const cases = [
      summaryOf({ startedAt: '2026-03-31T23:30:00.000Z' }),
      summaryOf({ startedAt: '2026-02-10T09:00:00.000Z', outcome: 'failed' }),
      summaryOf({ startedAt: '2026-03-10T09:00:00.000Z' }),
    ];
    const monthsIn = (timeZone: string) =>
      dashboard(cases, { ...usualDashboardOptions, timeZone }).months.map(
        ({ month, cannulation }) => [month, cannulation.count, cannulation.of],
      );
    expect(monthsIn('UTC')).toEqual([
      ['2026-02', 0, 1],
      ['2026-03', 2, 2],
    ]);
    expect(monthsIn('Asia/Seoul')).toEqual([
      ['2026-02', 0, 1],
      ['2026-03', 1, 1],
      ['2026-04', 1, 1],
    ]);
  });

  it('draws curves of all papillae, or of the native ones alone', () => {
    const cases = [summaryOf(native), summaryOf({})];
    const countIn = (areCurvesNative: boolean) =>
      dashboard(cases, { ...usualDashboardOptions, areCurvesNative }).learningCurves[0]?.cases
        .length;
    expect(countIn(false)).toBe(2);
    expect(countIn(true)).toBe(1);
  });
});
