import { type AiSettings, defaultAiSettings } from '../../../../common/aiSettings';
import type { Prediction } from '../../../../common/prediction';
import type { DetectionRule } from '../../../../common/sensitivity';
import { DetectionLogic } from '../../../pipeline/detectionLogic';
import { evidenceLifetimeMs } from '../../../pipeline/predictionPace';

/**
 * For each frame of a video what the overlay would draw on it; null for nothing. The live view's own logic decides,
 * its limit on the age of evidence included: on a gap, that is an earlier frame's prediction.
 * @param predictions one a frame, in order
 */
export function shownEvidence(
  predictions: readonly Prediction[],
  rule: DetectionRule,
): (Prediction | null)[] {
  const sensitivity = { choice: 'custom', custom: rule } as const;
  const settings: AiSettings = { ...defaultAiSettings, sensitivity };
  const logic = new DetectionLogic();
  return predictions.map((prediction) => {
    const evidence = logic.push(prediction, settings, rule.peak);
    if (evidence === null) return null;
    const ageMs = prediction.mediaTimeMs - evidence.mediaTimeMs;
    return ageMs <= evidenceLifetimeMs ? evidence : null;
  });
}
