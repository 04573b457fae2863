import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { ModelIdentity, Prediction } from '../../common/prediction';
import type { AiStatus, OverlayEvidence } from '../../common/status';
import type { InferenceClient } from '../inference/inferenceClient';
import type { VerifiedPack } from '../inference/modelPacks';
import { Abstention } from './abstention';
import { LatestSlot } from './latestSlot';
import { RecentValues } from './recentValues';
import { TemporalFilter } from './temporalFilter';

/** What the runner needs of a client; the real one is {@link InferenceClient}. */
export type PredictionClient = Pick<
  InferenceClient,
  'start' | 'state' | 'isIdle' | 'onState' | 'predict' | 'dispose'
>;

export interface AiRunnerOptions {
  readonly createClient: (pack: VerifiedPack) => PredictionClient;
  readonly nowMs: () => number;
  /** What the overlay may draw from now on; null clears it. */
  readonly onEvidence: (evidence: OverlayEvidence | null) => void;
  readonly onStatusChange: () => void;
}

interface WaitingFrame {
  readonly frame: Frame;
  readonly displaySize: Size;
}

/** Masks are stale after this age, or after two inference intervals where those are longer. */
const evidenceLifetimeMs = 200;

/** Below this share of the source's rate the AI is called behind. */
const behindShare = 0.5;

/** A rate can be judged after so long; it is counted over the same time. */
const rateWindowMs = 1000;

/** Feeds the newest model frame to the inference process and turns predictions into evidence. */
export class AiRunner {
  private readonly options: AiRunnerOptions;
  private readonly slot = new LatestSlot<WaitingFrame>();
  private readonly filter = new TemporalFilter();
  private readonly abstention = new Abstention();
  private readonly inferenceTimes = new RecentValues(rateWindowMs);
  private readonly delays = new RecentValues(rateWindowMs);
  private client: PredictionClient | null = null;
  private pack: VerifiedPack | null = null;
  /** Grows when past frames stop to matter: predictions of an older epoch are dropped. */
  private epoch = 0;
  /** When the first frame of this epoch was handed to the model. */
  private askedSinceMs: number | null = null;

  constructor(options: AiRunnerOptions) {
    this.options = options;
  }

  /** Size of the frames that the chosen pack wants; null without a pack. */
  get modelInput(): Size | null {
    return this.pack === null ? null : this.pack.manifest.input;
  }

  /** Replaces the pack; null turns the AI off. Resolves when the old process is gone. */
  async choosePack(pack: VerifiedPack | null): Promise<void> {
    const old = this.client;
    this.client = null;
    this.pack = pack;
    this.forget();
    if (old !== null) await old.dispose();
    if (pack !== null && this.pack === pack) this.startClient(pack);
    this.options.onStatusChange();
  }

  /** Hands over a model frame; it waits at most until the next one arrives. */
  offer(frame: Frame, displaySize: Size): void {
    this.slot.put({ frame, displaySize });
    this.feed();
  }

  /** Clears the overlay and lets nothing from earlier frames come back. */
  forget(): void {
    this.epoch += 1;
    this.askedSinceMs = null;
    this.slot.take();
    this.filter.reset();
    this.abstention.reset();
    this.inferenceTimes.clear();
    this.delays.clear();
    this.options.onEvidence(null);
  }

  status(framesPerSecond: number | null): AiStatus {
    if (this.client === null) return { state: 'off' };
    const { state } = this.client;
    switch (state.state) {
      case 'starting':
      case 'restarting':
        return { state: 'starting' };
      case 'failed':
        return { state: 'error', message: state.message };
      case 'stopped':
        return { state: 'off' };
      case 'ready':
        return this.runningStatus(state.identity, framesPerSecond);
    }
  }

  async dispose(): Promise<void> {
    await this.choosePack(null);
  }

  private startClient(pack: VerifiedPack): void {
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
    if (this.client?.isIdle !== true) return;
    const next = this.slot.take();
    if (next === null) return;
    void this.predict(this.client, next);
  }

  private async predict(client: PredictionClient, waiting: WaitingFrame): Promise<void> {
    const { epoch } = this;
    this.askedSinceMs ??= this.options.nowMs();
    try {
      const prediction = await client.predict(waiting.frame, waiting.displaySize);
      if (epoch === this.epoch) this.accept(prediction);
    } catch {
      // The client says through its state why it failed, and restarts by itself.
      if (epoch === this.epoch) this.forget();
    }
    this.feed();
  }

  private accept(prediction: Prediction): void {
    const now = this.options.nowMs();
    this.inferenceTimes.add(now, prediction.inferenceMs);
    this.delays.add(now, now - prediction.capturedAtMs);
    this.judge(prediction);
    const shown = this.filter.push(evidenceOf(prediction));
    if (this.abstention.reason !== null || shown === null) this.options.onEvidence(null);
    else this.options.onEvidence({ prediction: shown, validForMs: this.validForMs() });
  }

  /** Asks whether the picture can be looked at; says so at once when the answer changes. */
  private judge({ quality }: Prediction): void {
    const before = this.abstention.reason;
    const reason = this.abstention.push(quality.verdict);
    if (reason !== before) this.options.onStatusChange();
  }

  private validForMs(): number {
    return Math.max(evidenceLifetimeMs, 2 * this.inferenceTimes.median());
  }

  private runningStatus(identity: ModelIdentity, framesPerSecond: number | null): AiStatus {
    const predictionsPerSecond = this.inferenceTimes.perSecond(this.options.nowMs());
    const running = {
      packId: identity.packId,
      packVersion: identity.packVersion,
      provider: identity.provider,
      inferenceMs: this.inferenceTimes.median(),
      delayMs: this.delays.median(),
      predictionsPerSecond,
    };
    const reason = framesPerSecond === null ? 'no picture' : this.abstention.reason;
    if (framesPerSecond === null || reason !== null) {
      return { state: 'abstaining', reason: reason ?? 'no picture', ...running };
    }
    const tooSlow = predictionsPerSecond < behindShare * framesPerSecond;
    return { state: tooSlow && this.isRateKnown() ? 'behind' : 'active', ...running };
  }

  private isRateKnown(): boolean {
    return this.askedSinceMs !== null && this.options.nowMs() - this.askedSinceMs >= rateWindowMs;
  }
}

/** What a model finds in a picture that is not usable is no evidence. */
function evidenceOf(prediction: Prediction): Prediction {
  return prediction.quality.verdict === 'usable' ? prediction : { ...prediction, found: false };
}
