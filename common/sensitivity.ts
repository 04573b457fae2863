import { z } from 'zod';

/** How readily the overlay appears, from late and sure to early and doubtful. */
export const sensitivityPresets = ['quiet', 'standard', 'sensitive'] as const;
export type SensitivityPreset = (typeof sensitivityPresets)[number];

/** Limits of what a person may choose. A second at 25 predictions is the longest wait. */
export const ruleLimits = { leastPeak: 0.05, mostPeak: 0.95, mostPredictions: 25 } as const;

const predictions = z.int().min(1).max(ruleLimits.mostPredictions);

/** When something that the model found is shown, and when it is hidden again. */
export const detectionRuleSchema = z.strictObject({
  /** Peak of the mask from which a prediction counts as found; 0 to 1. */
  peak: z.number().min(ruleLimits.leastPeak).max(ruleLimits.mostPeak),
  /** Predictions in a row with something found before it is shown. */
  toShow: predictions,
  /** Predictions in a row with nothing found before it is hidden. */
  toHide: predictions,
});
export type DetectionRule = Readonly<z.infer<typeof detectionRuleSchema>>;

/** The person's choice; `custom` is kept while a preset is in force. */
export const sensitivitySchema = z.strictObject({
  choice: z.enum([...sensitivityPresets, 'custom']),
  custom: detectionRuleSchema,
});
export type Sensitivity = Readonly<z.infer<typeof sensitivitySchema>>;

/** Half a second of hysteresis and the threshold of no pack in particular: a start for one's own values. */
export const defaultSensitivity: Sensitivity = {
  choice: 'standard',
  custom: { peak: 0.7, toShow: 3, toHide: 5 },
};

interface PresetRule {
  /** Added to the peak threshold of the model pack. */
  readonly peakOffset: number;
  readonly toShow: number;
  readonly toHide: number;
}

/**
 * Standard: three predictions (0.12 s at 25 a second) keep single false detections off the screen; five
 * bridge a highlight or a blurred frame. Quiet: GI Genius reports that holding back up to 6 frames
 * removes most false boxes. What each costs is measured: docs/sensitivity.md.
 */
const presetRules: Readonly<Record<SensitivityPreset, PresetRule>> = {
  quiet: { peakOffset: 0.15, toShow: 6, toHide: 3 },
  standard: { peakOffset: 0, toShow: 3, toHide: 5 },
  sensitive: { peakOffset: -0.2, toShow: 1, toHide: 8 },
};

/** A preset for a pack whose own peak threshold is `packPeak`. */
export function presetRule(preset: SensitivityPreset, packPeak: number): DetectionRule {
  const { peakOffset, toShow, toHide } = presetRules[preset];
  const { leastPeak, mostPeak } = ruleLimits;
  const wanted = Math.min(mostPeak, Math.max(leastPeak, packPeak + peakOffset));
  // Standard is the pack's own threshold, whatever it is.
  return { peak: peakOffset === 0 ? packPeak : Math.round(wanted * 1000) / 1000, toShow, toHide };
}

/** What the choice means for a pack whose own peak threshold is `packPeak`. */
export function detectionRule({ choice, custom }: Sensitivity, packPeak: number): DetectionRule {
  return choice === 'custom' ? custom : presetRule(choice, packPeak);
}

/** Whether a prediction with this peak counts as found. */
export function isFound(peak: number, rule: DetectionRule): boolean {
  return peak > 0 && peak >= rule.peak;
}
