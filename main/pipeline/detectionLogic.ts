import type { AiSettings } from '../../common/aiSettings';
import { leastInstrumentShare } from '../../common/instrumentCover';
import type { Prediction } from '../../common/prediction';
import { detectionRule, isFound } from '../../common/sensitivity';
import type { AbstainingReason } from '../../common/status';
import { Abstention, type PictureVerdict } from './abstention';
import { TemporalFilter } from './temporalFilter';

/** From one prediction after the other to what may be shown: judgement of the picture, sensitivity, hold. */
export class DetectionLogic {
  private readonly filter = new TemporalFilter();
  private readonly abstention = new Abstention();

  /** Why nothing may be shown; null while the AI speaks. */
  get reason(): AbstainingReason | null {
    return this.abstention.reason;
  }

  /**
   * Takes the next prediction.
   * @param settings as they are now; a change holds from this prediction on
   * @param packPeak peak threshold of the model pack
   * @returns the prediction to show, or null for none
   */
  push(prediction: Prediction, settings: AiSettings, packPeak: number): Prediction | null {
    const rule = detectionRule(settings.sensitivity, packPeak);
    const peakIsFound = isFound(prediction.peak, rule);
    const verdict = judge(prediction, peakIsFound && settings.suppressBehindInstrument);
    this.abstention.push(verdict);
    // What a model finds in a picture that is not usable is no evidence.
    const found = verdict === 'usable' && peakIsFound;
    const shown = this.filter.push({ ...prediction, found }, rule);
    return this.abstention.reason === null ? shown : null;
  }

  /** Forgets the past: a new source or a new model has nothing to do with it. */
  reset(): void {
    this.filter.reset();
    this.abstention.reset();
  }
}

/** The verdict on a picture; an instrument matters only where it covers something that would be shown. */
function judge(
  { quality, instrumentShare }: Prediction,
  asksForInstrument: boolean,
): PictureVerdict {
  if (quality.verdict !== 'usable') return quality.verdict;
  return asksForInstrument && instrumentShare >= leastInstrumentShare ? 'instrument' : 'usable';
}
