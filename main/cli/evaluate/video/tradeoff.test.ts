import { describe, expect, it } from 'vitest';
import { presetRule } from '../../../../common/sensitivity';
import { predictionsOf } from './fixtures/patternPredictions';
import { ruleFigures } from './ruleFigures';
import { sweptPeaks, tradeoffCurves } from './tradeoff';

// Something faint appears without a papilla; the papilla is faint at first and then plain.
const predictions = predictionsOf('33333.....4444446666668888889999999');
const truth = {
  framesPerSecond: 25,
  inView: Array.from(predictions, (_, index) => index >= 10),
};
const points = tradeoffCurves(predictions, truth, ['standard', 'sensitive'], 0.5);
const curve = (preset: string, varied: string) =>
  points.filter((point) => point.preset === preset && point.varied === varied);

describe('tradeoffCurves', () => {
  it('sweeps all peaks that a person can choose', () => {
    expect(sweptPeaks).toHaveLength(19);
    expect([sweptPeaks[0], sweptPeaks[1], sweptPeaks[18]]).toEqual([0.05, 0.1, 0.95]);
    const peaks = curve('sensitive', 'peak').map(({ rule }) => rule.peak);
    // 0.5 - 0.2 is one of the swept ones, and comes once.
    expect(peaks).toEqual(sweptPeaks);
  });

  it('moves one number and keeps the two others of the preset', () => {
    for (const { rule } of curve('standard', 'peak'))
      expect(rule).toMatchObject({ toShow: 3, toHide: 5 });
    for (const { rule } of curve('standard', 'toShow'))
      expect(rule).toMatchObject({ peak: 0.5, toHide: 5 });
    for (const { rule } of curve('standard', 'toHide'))
      expect(rule).toMatchObject({ peak: 0.5, toShow: 3 });
  });

  it('has the preset’s own rule once on each curve, with the figures that it has elsewhere', () => {
    const rule = presetRule('standard', 0.5);
    const own = points.filter(({ preset, isPreset }) => preset === 'standard' && isPreset);
    expect(own.map(({ varied }) => varied)).toEqual(['peak', 'toShow', 'toHide']);
    for (const point of own) expect(point).toMatchObject(ruleFigures(predictions, truth, rule));
  });

  it('adds the preset’s own value where it is none of the swept ones', () => {
    const peaks = tradeoffCurves(predictions, truth, ['standard'], 0.66)
      .filter(({ varied }) => varied === 'peak')
      .map(({ rule }) => rule.peak);
    expect(peaks).toHaveLength(20);
    expect(peaks).toEqual([...peaks].sort((first, second) => first - second));
    expect(peaks).toContain(0.66);
  });

  it('buys a shorter delay with false alarms, and the other way round', () => {
    const at = (peak: number) => curve('standard', 'peak').find(({ rule }) => rule.peak === peak);
    expect(at(0.3)).toMatchObject({ delaysFrames: [2], missed: 0, falseFrames: 7 });
    expect(at(0.3)?.falsePositivesPerMinute).toBeGreaterThan(0);
    expect(at(0.6)).toMatchObject({ delaysFrames: [8], falsePositivesPerMinute: 0 });
    expect(at(0.95)).toMatchObject({ delaysFrames: [null], missed: 1, shownShare: 0 });
  });
});
