import type { Prediction } from '../../../../common/prediction';
import {
  type DetectionRule,
  presetRule,
  ruleLimits,
  type SensitivityPreset,
} from '../../../../common/sensitivity';
import type { RuleFigures } from '../../../../common/sensitivityCosts';
import { ruleFigures } from './ruleFigures';
import type { VideoTruth } from './truth';

/** The numbers of a rule; a curve moves one of them and keeps the two others of its preset. */
export const variedNumbers = ['peak', 'toShow', 'toHide'] as const;
export type VariedNumber = (typeof variedNumbers)[number];

/** What one rule of a curve would have cost. */
export interface TradeoffPoint extends RuleFigures {
  readonly preset: SensitivityPreset;
  readonly varied: VariedNumber;
  /** Appearances of the papilla during which nothing was shown. */
  readonly missed: number;
  /** Whether it is the preset's own rule: the point that the setting stands at. */
  readonly isPreset: boolean;
}

const peakStep = 0.05;

/** 0.05, 0.10 ... 0.95: all that a person can choose, coarsely. */
export const sweptPeaks: readonly number[] = Array.from(
  { length: Math.round((ruleLimits.mostPeak - ruleLimits.leastPeak) / peakStep) + 1 },
  (_, index) => Math.round((ruleLimits.leastPeak + index * peakStep) * 100) / 100,
);

/** Denser where the presets lie. */
export const sweptCounts: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25];

/**
 * The trade-off that the settings move on: for each preset one curve for each number of its rule, in
 * rising order. The preset's own value is on each of its curves. Needs no further inference.
 */
export function tradeoffCurves(
  predictions: readonly Prediction[],
  truth: VideoTruth,
  presets: readonly SensitivityPreset[],
  packPeak: number,
): TradeoffPoint[] {
  return presets.flatMap((preset) => {
    const rule = presetRule(preset, packPeak);
    return variedNumbers.flatMap((varied) =>
      valuesAround(varied, rule).map((value) => {
        const figures = ruleFigures(predictions, truth, { ...rule, [varied]: value });
        const missed = figures.delaysFrames.filter((delay) => delay === null).length;
        return { ...figures, preset, varied, missed, isPreset: value === rule[varied] };
      }),
    );
  });
}

/** The swept values and the rule's own, each once, rising. */
function valuesAround(varied: VariedNumber, rule: DetectionRule): number[] {
  const swept = varied === 'peak' ? sweptPeaks : sweptCounts;
  return [...new Set([...swept, rule[varied]])].sort((first, second) => first - second);
}
