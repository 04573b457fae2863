import type {
  DifficultyLabel,
  DifficultyOffReason,
  DifficultyPrediction,
  DifficultyStatus,
} from '../../../common/difficulty';
import type { Frame } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import type { Fault } from '../../../common/language/messageWords';
import type { Prediction } from '../../../common/prediction';
import { faultOf, type UserFacingError } from '../../../common/userFacingError';
import type { AttentionEvidence } from '../../../common/status';
import type { InferenceClient } from '../../inference/inferenceClient';
import type { DifficultyPack } from '../../inference/modelPacks';
import { PredictionPace } from '../predictionPace';
import { DifficultyEstimate } from './difficultyEstimate';
import { frameSizeError } from './frameSizeError';

/** What the runner needs of a client; the real one is {@link InferenceClient}. */
export type DifficultyClient = Pick<
  InferenceClient<'difficulty'>,
  'start' | 'state' | 'isIdle' | 'onState' | 'predict' | 'dispose'
>;

/** A pack to estimate with, or why there is none. */
export type DifficultyChoice =
  | { readonly kind: 'pack'; readonly pack: DifficultyPack }
  | { readonly kind: 'none'; readonly reason: DifficultyOffReason }
  | { readonly kind: 'refused'; readonly fault: Fault };

export interface DifficultyRunnerOptions {
  readonly createClient: (pack: DifficultyPack) => DifficultyClient;
  readonly nowMs: () => number;
  /** What the attention overlay may draw from now on; null clears it. */
  readonly onAttention: (evidence: AttentionEvidence | null) => void;
  readonly onStatusChange: () => void;
  /** The chosen pack takes frames of another size than the live view has. */
  readonly onRefused: (error: UserFacingError) => void;
}

/** Between two frames that are looked at, just below five a second: a verdict needs no more, and each costs a core. */
export const leastIntervalMs = 190;

/**
 * Estimates the difficulty from the frames in which the ampulla was found and that its view is fit for. A
 * process of its own at the lowest priority does it; when that is busy, frames pass by and nothing waits.
 */
export class DifficultyRunner {
  private readonly options: DifficultyRunnerOptions;
  private readonly pace = new PredictionPace();
  private choice: DifficultyChoice = { kind: 'none', reason: 'noPack' };
  private modelInput: Size | null = null;
  private running: RunningEstimate | null = null;
  private lastAskedAtMs = Number.NEGATIVE_INFINITY;
  /** Grows when past frames stop to matter: answers of an older epoch are dropped. */
  private epoch = 0;

  constructor(options: DifficultyRunnerOptions) {
    this.options = options;
  }

  get status(): DifficultyStatus {
    const { choice, running } = this;
    if (choice.kind === 'refused') return { state: 'error', ...choice.fault };
    if (choice.kind === 'none') return { state: 'off', reason: choice.reason };
    if (this.modelInput === null) return { state: 'off', reason: 'noAmpullaModel' };
    const error = frameSizeError(choice.pack, this.modelInput);
    if (error !== null) return { state: 'error', ...faultOf(error) };
    return running === null ? { state: 'starting' } : statusOf(running);
  }

  /** Replaces the pack. Resolves when the old process is gone. */
  async choose(choice: DifficultyChoice): Promise<void> {
    this.choice = choice;
    await this.replace();
  }

  /** Model frames have this size from now on; null without a model that finds the ampulla. */
  async useInput(modelInput: Size | null): Promise<void> {
    const { modelInput: before } = this;
    this.modelInput = modelInput;
    if (before?.width !== modelInput?.width || before?.height !== modelInput?.height) {
      await this.replace();
    }
  }

  /** Takes a frame that the ampulla's model has just looked at. */
  take(frame: Frame, prediction: Prediction): void {
    const { running } = this;
    if (running === null) return;
    const { estimate, client } = running;
    const wasClosed = estimate.isClosed;
    const maySpeak = estimate.see(prediction);
    if (estimate.isClosed && !wasClosed) this.close();
    const isDue = frame.capturedAtMs - this.lastAskedAtMs >= leastIntervalMs;
    if (!maySpeak || !isDue || !client.isIdle) return;
    this.lastAskedAtMs = frame.capturedAtMs;
    void this.predict(running, frame);
  }

  /** Forgets the verdict and its frames: another ampulla. */
  beginAnew(): void {
    this.running?.estimate.beginAnew();
    this.dropEvidence();
    this.options.onStatusChange();
  }

  /** Clears the attention map and lets nothing of earlier frames come back. The verdict stands. */
  dropEvidence(): void {
    this.epoch += 1;
    this.lastAskedAtMs = Number.NEGATIVE_INFINITY;
    this.pace.reset();
    this.options.onAttention(null);
  }

  async dispose(): Promise<void> {
    await this.choose({ kind: 'none', reason: 'switchedOff' });
  }

  /** A device has touched the ampulla: from now on the map would explain what is not estimated any more. */
  private close(): void {
    this.dropEvidence();
    this.options.onStatusChange();
  }

  private async replace(): Promise<void> {
    const old = this.running;
    const { choice, modelInput } = this;
    this.running = null;
    this.dropEvidence();
    await old?.client.dispose();
    // Another choice may have been made meanwhile.
    if (choice !== this.choice || modelInput !== this.modelInput) return;
    if (choice.kind === 'pack' && modelInput !== null) this.start(choice.pack, modelInput);
    this.options.onStatusChange();
  }

  private start(pack: DifficultyPack, modelInput: Size): void {
    const error = frameSizeError(pack, modelInput);
    if (error !== null) {
      this.options.onRefused(error);
      return;
    }
    const client = this.options.createClient(pack);
    const { classes } = pack.manifest.outputs.difficulty;
    this.running = { client, classes, estimate: new DifficultyEstimate(pack.manifest) };
    client.onState(({ state }) => {
      if (client !== this.running?.client) return;
      if (state !== 'ready') this.dropEvidence();
      this.options.onStatusChange();
    });
    client.start();
  }

  private async predict(running: RunningEstimate, frame: Frame): Promise<void> {
    const { epoch } = this;
    const { client } = running;
    this.pace.asked(this.options.nowMs());
    try {
      const prediction = await client.predict(frame, frame);
      if (epoch === this.epoch) this.accept(running, prediction);
    } catch {
      // The client says through its state why it failed, and restarts by itself.
      if (epoch === this.epoch) this.dropEvidence();
    }
  }

  private accept({ client, classes, estimate }: RunningEstimate, prediction: DifficultyPrediction) {
    if (client.state.state !== 'ready') return;
    const { onAttention, onStatusChange, nowMs } = this.options;
    const { frameId, capturedAtMs, mediaTimeMs, attention, probabilities } = prediction;
    this.pace.predicted(prediction, nowMs());
    estimate.add(prediction, client.state.identity);
    const explains = classes[probabilities.indexOf(Math.max(...probabilities))];
    if (explains === undefined) return;
    const validForMs = this.pace.validForMs();
    onAttention({ frameId, capturedAtMs, mediaTimeMs, attention, explains, validForMs });
    onStatusChange();
  }
}

interface RunningEstimate {
  readonly client: DifficultyClient;
  readonly classes: readonly DifficultyLabel[];
  readonly estimate: DifficultyEstimate;
}

/** What was said stands while the process is away; only without a verdict its absence is what matters. */
function statusOf({ client, estimate }: RunningEstimate): DifficultyStatus {
  const { status } = estimate;
  const { state } = client;
  if (status.state === 'frozen' || status.state === 'tooLate') return status;
  switch (state.state) {
    case 'failed':
      return { state: 'error', message: state.message, words: state.words };
    case 'ready':
      return status;
    case 'starting':
    case 'restarting':
    case 'stopped':
      return status.state === 'speaking' ? status : { state: 'starting' };
  }
}
