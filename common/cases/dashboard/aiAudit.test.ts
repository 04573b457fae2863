import { describe, expect, it } from 'vitest';
import { type Told, summaryOf } from '../fixtures/summaries';
import { aiAudit } from './aiAudit';
import { auditedCase } from './auditedCase';

const monthOf = (startedAt: string) => startedAt.slice(0, 7);
const auditOf = (cases: readonly Told[]) =>
  aiAudit(cases.flatMap((told) => auditedCase(summaryOf(told), monthOf) ?? []));

/** Called easy and easy, called easy and long, called difficult and long, called difficult and easy. */
const four: readonly Told[] = [
  { probability: 0.2 },
  { probability: 0.4, seconds: 400 },
  { probability: 0.9, seconds: 400, packVersion: '2', startedAt: '2026-01-05T09:00:00.000Z' },
  { probability: 0.6 },
];

describe('aiAudit', () => {
  it('compares verdicts with outcomes', () => {
    const audit = auditOf(four);
    expect(audit).toMatchObject({
      cases: 4,
      confusion: [
        [1, 1],
        [1, 1],
      ],
      accuracy: { count: 2, of: 4 },
      difficult: { count: 2, of: 4 },
      difficultRecall: { count: 1, of: 2 },
      easyRecall: { count: 1, of: 2 },
      // Of the four pairs of a difficult and an easy case three are in order.
      auc: 0.75,
      brierOfShare: 0.25,
      packs: [
        { packId: 'pack', packVersion: '1', cases: 3 },
        { packId: 'pack', packVersion: '2', cases: 1 },
      ],
    });
    // (0.04 + 0.36 + 0.01 + 0.36) / 4
    expect(audit.brier).toBeCloseTo(0.1925, 12);
    expect(audit.meanProbability).toBeCloseTo(0.525, 12);
  });

  it('sets the probability against the share of difficult cases', () => {
    const { calibration } = auditOf([...four, { probability: 0.21, seconds: 400 }]);
    expect(calibration).toHaveLength(15);
    expect(calibration[3]).toMatchObject({ difficult: { count: 1, of: 2, share: 0.5 } });
    expect(calibration[3]?.meanProbability).toBeCloseTo(0.205, 12);
    expect(calibration[0]).toMatchObject({ meanProbability: null, difficult: { of: 0 } });
    expect(calibration.reduce((sum, { difficult }) => sum + difficult.of, 0)).toBe(5);
  });

  it('has every month of its own', () => {
    expect(auditOf(four).months).toMatchObject([
      { month: '2026-01', cases: 1, accuracy: { count: 1, of: 1 }, brierOfShare: 0 },
      { month: '2026-03', cases: 3, accuracy: { count: 1, of: 3 } },
    ]);
  });

  it('takes only cases that have both', () => {
    const none: readonly Told[] = [{}, { probability: 0.5, outcome: null }];
    expect(auditOf(none)).toMatchObject({ cases: 0, auc: null, brier: null });
  });

  it('has no area under the curve without cases of both kinds', () => {
    expect(auditOf([{ probability: 0.2 }, { probability: 0.7 }])).toMatchObject({
      auc: null,
      difficultRecall: { of: 0, share: null },
      easyRecall: { count: 1, of: 2 },
    });
  });
});
