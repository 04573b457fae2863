import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { ExecutionProvider, ModelIdentity, Prediction } from '../../common/prediction';
import { InferenceConnection } from './inferenceConnection';
import type { ForkInference } from './inferenceChild';
import { InferenceLostError } from './inferenceErrors';
import type { SkippedProvider } from './inferenceProtocol';
import type { VerifiedPack } from './modelPacks';
import { ProviderChoice } from './providerChoice';

export type { ForkInference, InferenceChild } from './inferenceChild';
export { InferenceLostError, PredictionFailedError } from './inferenceErrors';

/** Wait before the first restart; doubles with each that follows. */
const firstBackOffMs = 250;
const longestBackOffMs = 10_000;
/** After this long without a loss the next one counts as the first. */
const healthyAfterMs = 10_000;

export interface InferenceClientOptions {
  readonly fork: ForkInference;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  readonly pack: VerifiedPack;
  /** Tried one by one in this order. */
  readonly providers: readonly ExecutionProvider[];
  /** Threads within one inference on the CPU. */
  readonly threads: number;
}

export type InferenceState =
  | { readonly state: 'starting' }
  | {
      readonly state: 'ready';
      readonly identity: ModelIdentity;
      /** Providers before the one that runs, and why each does not. */
      readonly skipped: readonly SkippedProvider[];
    }
  /** From the loss of the process until the next one is ready. `attempt` counts from 1. */
  | { readonly state: 'restarting'; readonly attempt: number; readonly reason: string }
  /** The pack does not run here; no restart would help. */
  | { readonly state: 'failed'; readonly message: string }
  /** Not started yet, or disposed. */
  | { readonly state: 'stopped' };

/**
 * Keeps an inference process alive for one pack and asks it for predictions, one at a time.
 * Owns the process; `dispose` ends it.
 */
export class InferenceClient {
  private readonly options: InferenceClientOptions;
  private readonly listeners = new Set<(state: InferenceState) => void>();
  private readonly choice: ProviderChoice;
  private current: InferenceState = { state: 'stopped' };
  private connection: InferenceConnection | null = null;
  private restartTimer: NodeJS.Timeout | null = null;
  private attempts = 0;
  private readySinceMs = Infinity;

  constructor(options: InferenceClientOptions) {
    this.options = options;
    this.choice = new ProviderChoice(options.providers);
  }

  get state(): InferenceState {
    return this.current;
  }

  /** True when `predict` may be called. */
  get isIdle(): boolean {
    return this.current.state === 'ready' && this.connection?.isBusy === false;
  }

  /** Starts the process. Has no effect on a client that was started before. */
  start(): void {
    if (this.current.state !== 'stopped' || this.connection !== null) return;
    this.setState({ state: 'starting' });
    this.launch();
  }

  /** @returns undo */
  onState(listener: (state: InferenceState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /**
   * Predicts one frame. Only while `isIdle`.
   * @param frame rgb24 at the pack's input size
   * @param displaySize size of the picture in whose pixels region and centroid are wanted
   * @throws InferenceLostError when the process is not ready or dies meanwhile;
   * PredictionFailedError when it could not use this frame
   */
  async predict(frame: Frame, displaySize: Size): Promise<Prediction> {
    if (this.connection === null || this.current.state !== 'ready') {
      throw new InferenceLostError(`The inference process is ${this.current.state}.`);
    }
    if (this.connection.isBusy) throw new Error('The client predicts one frame at a time.');
    return this.connection.predict(frame, displaySize);
  }

  /** Ends the process after its present inference. The client cannot be used again. */
  async dispose(): Promise<void> {
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    this.setState({ state: 'stopped' });
    await this.connection?.stop();
  }

  private launch(): void {
    const { fork, pack, threads } = this.options;
    const providers = [...this.choice.remaining];
    const request = { type: 'start', pack, providers, threads } as const;
    this.connection = new InferenceConnection(fork(), request, {
      onTrying: (provider) => this.choice.enter(provider),
      onReady: (identity, skipped) => this.becomeReady(identity, skipped),
      onRefused: (message) => this.fail(message),
      onLost: (reason) => this.restart(reason),
    });
  }

  private becomeReady(identity: ModelIdentity, skipped: readonly SkippedProvider[]): void {
    this.choice.leave();
    this.readySinceMs = this.options.nowMs();
    this.setState({ state: 'ready', identity, skipped: [...this.choice.skipped, ...skipped] });
  }

  private fail(message: string): void {
    this.setState({ state: 'failed', message });
    void this.connection?.stop();
  }

  private restart(reason: string): void {
    this.choice.lose(reason);
    if (this.options.nowMs() - this.readySinceMs >= healthyAfterMs) this.attempts = 0;
    this.readySinceMs = Infinity;
    this.attempts += 1;
    const delayMs = Math.min(firstBackOffMs * 2 ** (this.attempts - 1), longestBackOffMs);
    this.restartTimer = setTimeout(() => this.launch(), delayMs);
    this.setState({ state: 'restarting', attempt: this.attempts, reason });
  }

  private setState(state: InferenceState): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener(state);
  }
}
