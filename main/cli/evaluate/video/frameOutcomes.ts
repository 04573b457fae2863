import type { Prediction } from '../../../../common/prediction';
import { isFound, presetRule, type SensitivityPreset } from '../../../../common/sensitivity';
import { shownEvidence } from './shownEvidence';
import type { VideoTruth } from './truth';
import { type FrameOutcome, presetMap } from './videoEvaluation';

/** What each preset made of every frame. @param predictions one a frame, in order */
export function describeFrames(
  predictions: readonly Prediction[],
  { inView }: VideoTruth,
  presets: readonly SensitivityPreset[],
  packPeak: number,
): FrameOutcome[] {
  const shown = presetMap(presets, (preset) =>
    shownEvidence(predictions, presetRule(preset, packPeak)),
  );
  return predictions.map(({ frameId, mediaTimeMs, peak, quality }, index) => ({
    frameId,
    timeMs: mediaTimeMs,
    inView: inView[index] === true,
    peak,
    usable: quality.verdict === 'usable',
    found: presetMap(presets, (preset) => isFound(peak, presetRule(preset, packPeak))),
    shown: presetMap(presets, (preset) => (shown[preset]?.[index] ?? null) !== null),
  }));
}
