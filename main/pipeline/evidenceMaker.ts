import type { AiSettings } from '../../common/aiSettings';
import type { Prediction } from '../../common/prediction';
import type { OverlayEvidence } from '../../common/status';
import { DetectionLogic } from './detectionLogic';
import { PredictionPace } from './predictionPace';

/** From one prediction after the other to what the overlay may draw, and for how long: live and afterwards alike. */
export class EvidenceMaker {
  readonly logic = new DetectionLogic();
  readonly pace = new PredictionPace();

  /**
   * Takes the next prediction.
   * @param nowMs when it arrived
   * @param packPeak peak threshold of the model pack
   * @returns what may be drawn from now on; null for nothing
   */
  push(
    prediction: Prediction,
    nowMs: number,
    settings: AiSettings,
    packPeak: number,
  ): OverlayEvidence | null {
    this.pace.predicted(prediction, nowMs);
    const shown = this.logic.push(prediction, settings, packPeak);
    return shown && { prediction: shown, validForMs: this.pace.validForMs() };
  }

  /** Forgets the past: another source or model has nothing to do with it. */
  reset(): void {
    this.logic.reset();
    this.pace.reset();
  }
}
