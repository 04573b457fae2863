import type { AiSettings } from '../../common/aiSettings';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { ModelIdentity, Prediction } from '../../common/prediction';
import type { AiStatus, OverlayEvidence } from '../../common/status';
import type { InferenceClient } from '../inference/inferenceClient';
import type { AmpullaPack } from '../inference/modelPacks';
import { EvidenceMaker } from './evidenceMaker';
import { LatestSlot } from './latestSlot';

/** What the runner needs of a client; the real one is {@link InferenceClient}. */
export type PredictionClient = Pick<
  InferenceClient,
  'start' | 'state' | 'isIdle' | 'onState' | 'predict' | 'dispose'
>;

export interface AiRunnerOptions {
  readonly createClient: (pack: AmpullaPack) => PredictionClient;
  readonly nowMs: () => number;
  /** Asked for each prediction, so that a change holds from the next one on. */
  readonly settings: () => AiSettings;
  /** What the overlay may draw from now on; null clears it. */
  readonly onEvidence: (evidence: OverlayEvidence | null) => void;
  /** Hears of every prediction, with the frame that it was made from. */
  readonly onPrediction?: (frame: Frame, prediction: Prediction) => void;
  readonly onStatusChange: () => void;
}

/** What answers, with what its pack calls a finding. */
export interface RunningModel extends ModelIdentity {
  readonly thresholds: AmpullaPack['manifest']['thresholds'];
}

interface WaitingFrame {
  readonly frame: Frame;
  readonly displaySize: Size;
}

/** Feeds the newest model frame to the inference process and turns predictions into evidence. */
export class AiRunner {
  private readonly options: AiRunnerOptions;
  private readonly slot = new LatestSlot<WaitingFrame>();
  private readonly maker = new EvidenceMaker();
  private client: PredictionClient | null = null;
  private pack: AmpullaPack | null = null;
  /** Grows when past frames stop to matter: predictions of an older epoch are dropped. */
  private epoch = 0;

  constructor(options: AiRunnerOptions) {
    this.options = options;
  }

  /** Size of the frames that the chosen pack wants; null without a pack. */
  get modelInput(): Size | null {
    return this.pack === null ? null : this.pack.manifest.input;
  }

  /** The model that answers; null while none does. */
  get model(): RunningModel | null {
    if (this.client?.state.state !== 'ready' || this.pack === null) return null;
    return { ...this.client.state.identity, thresholds: this.pack.manifest.thresholds };
  }

  /** Replaces the pack; null turns the AI off. Resolves when the old process is gone. */
  async choosePack(pack: AmpullaPack | null): Promise<void> {
    const old = this.client;
    this.client = null;
    this.pack = pack;
    this.forget();
    if (old !== null) await old.dispose();
    if (pack !== null && this.pack === pack) this.startClient(pack);
    this.options.onStatusChange();
  }

  /** A new process for the same pack, as other settings may ask for. */
  async restart(): Promise<void> {
    await this.choosePack(this.pack);
  }

  /** Hands over a model frame; it waits at most until the next one arrives. */
  offer(frame: Frame, displaySize: Size): void {
    this.slot.put({ frame, displaySize });
    this.feed();
  }

  /** Clears the overlay and lets nothing from earlier frames come back. */
  forget(): void {
    this.epoch += 1;
    this.slot.take();
    this.maker.reset();
    this.options.onEvidence(null);
  }

  /**
   * @param framesPerSecond of a picture that is current; null without one
   * @param hasFieldOfView whether there is something in the picture to look at
   */
  status(framesPerSecond: number | null, hasFieldOfView = true): AiStatus {
    if (this.client === null) return { state: 'off' };
    const { state } = this.client;
    switch (state.state) {
      case 'starting':
      case 'restarting':
        return { state: 'starting' };
      case 'failed':
        return { state: 'error', message: state.message, words: state.words };
      case 'stopped':
        return { state: 'off' };
      case 'ready':
        return this.runningStatus(state.identity, framesPerSecond, hasFieldOfView);
    }
  }

  async dispose(): Promise<void> {
    await this.choosePack(null);
  }

  private startClient(pack: AmpullaPack): void {
    const client = this.options.createClient(pack);
    this.client = client;
    client.onState((state) => {
      if (client !== this.client) return;
      if (state.state === 'ready') this.feed();
      else this.forget();
      this.options.onStatusChange();
    });
    client.start();
  }

  private feed(): void {
    if (this.client?.isIdle !== true || this.pack === null) return;
    const next = this.slot.take();
    if (next === null) return;
    void this.predict(this.client, this.pack, next);
  }

  private async predict(
    client: PredictionClient,
    pack: AmpullaPack,
    waiting: WaitingFrame,
  ): Promise<void> {
    const { epoch } = this;
    this.maker.pace.asked(this.options.nowMs());
    try {
      const prediction = await client.predict(waiting.frame, waiting.displaySize);
      if (epoch === this.epoch) {
        this.accept(prediction, pack);
        this.options.onPrediction?.(waiting.frame, prediction);
      }
    } catch {
      // The client says through its state why it failed, and restarts by itself.
      if (epoch === this.epoch) this.forget();
    }
    this.feed();
  }

  private accept(prediction: Prediction, pack: AmpullaPack): void {
    const { settings, nowMs, onEvidence, onStatusChange } = this.options;
    const { logic } = this.maker;
    const reasonBefore = logic.reason;
    const { peak } = pack.manifest.thresholds;
    const evidence = this.maker.push(prediction, nowMs(), settings(), peak);
    // Whether the picture can be looked at is said at once when the answer changes.
    if (logic.reason !== reasonBefore) onStatusChange();
    onEvidence(evidence);
  }

  private runningStatus(
    identity: ModelIdentity,
    framesPerSecond: number | null,
    hasFieldOfView: boolean,
  ): AiStatus {
    const nowMs = this.options.nowMs();
    const { packId, packVersion, provider } = identity;
    const running = { packId, packVersion, provider, ...this.maker.pace.figures(nowMs) };
    if (framesPerSecond === null) return { state: 'abstaining', reason: 'no picture', ...running };
    const reason = hasFieldOfView ? this.maker.logic.reason : 'no field of view';
    if (reason !== null) return { state: 'abstaining', reason, ...running };
    const isBehind = this.maker.pace.isBehind(framesPerSecond, nowMs);
    return { state: isBehind ? 'behind' : 'active', ...running };
  }
}
