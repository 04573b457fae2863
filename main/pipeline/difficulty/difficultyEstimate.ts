import type {
  DifficultyPrediction,
  DifficultyStatus,
  DifficultyVerdict,
} from '../../../common/difficulty';
import type { DifficultyManifest } from '../../../common/modelPack';
import type { ModelIdentity, Prediction } from '../../../common/prediction';
import type { ViewFault } from '../../../common/viewFaults';
import { SteadyFault } from '../steadyFault';
import { DeviceTouch } from './deviceTouch';
import { neededFrames, VerdictPool } from './verdictPool';

/** Where an estimate stands while its model works. */
export type EstimateStatus = Extract<
  DifficultyStatus,
  { state: 'gathering' | 'speaking' | 'frozen' | 'tooLate' }
>;

/**
 * From the views and estimates of single frames to one verdict on one untouched ampulla. Knows no clock and
 * no process: `analyze` pools a whole video with it, the live view what comes.
 */
export class DifficultyEstimate {
  private readonly manifest: DifficultyManifest;
  private readonly pool = new VerdictPool();
  private readonly touch = new DeviceTouch();
  private readonly missing = new SteadyFault<ViewFault>();
  private verdict: DifficultyVerdict | null = null;

  constructor(manifest: DifficultyManifest) {
    this.manifest = manifest;
  }

  /** True from the moment on in which a device has touched the ampulla: no later frame may speak. */
  get isClosed(): boolean {
    return this.touch.hasHappened;
  }

  get status(): EstimateStatus {
    const { verdict } = this;
    const acceptedFrames = this.pool.size;
    if (this.isClosed) {
      return verdict === null ? { state: 'tooLate', acceptedFrames } : { state: 'frozen', verdict };
    }
    const gathering = { acceptedFrames, neededFrames, missing: this.missing.fault };
    return verdict === null
      ? { state: 'gathering', ...gathering }
      : { state: 'speaking', ...gathering, verdict };
  }

  /** Takes what was seen of the ampulla. @returns whether this frame may speak for the difficulty */
  see(prediction: Prediction): boolean {
    const { verdict } = prediction.view;
    this.touch.push(prediction);
    this.missing.push(verdict === 'fit' ? null : verdict);
    return verdict === 'fit' && !this.isClosed;
  }

  /** Takes the estimate of a frame that may speak; one that comes after the touch is too late. */
  add(prediction: DifficultyPrediction, model: ModelIdentity): void {
    if (this.isClosed) return;
    this.pool.add(prediction);
    this.verdict = this.pool.verdict(this.manifest, model);
  }

  /** Begins anew: another ampulla, or another look at the same. */
  beginAnew(): void {
    this.pool.clear();
    this.touch.reset();
    this.missing.reset();
    this.verdict = null;
  }
}
