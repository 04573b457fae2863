import { explain } from '../../common/language/explain';
import type { Fault } from '../../common/language/messageWords';
import { faultOf, UserFacingError } from '../../common/userFacingError';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { ExecutionProvider, ModelIdentity } from '../../common/prediction';
import { providerName } from '../../common/providerName';
import { InferenceConnection } from './inferenceConnection';
import type { ForkInference } from './inferenceChild';
import { InferenceLostError } from './inferenceErrors';
import type { SkippedProvider } from './inferenceProtocol';
import type { InferenceTask, PackOf, ResultOf } from './inferenceTasks';
import { type GivenUpProvider, type LossKind, ProviderChoice } from './providerChoice';

export type { ForkInference, InferenceChild } from './inferenceChild';
export type { GivenUpProvider } from './providerChoice';
export { InferenceLostError, PredictionFailedError } from './inferenceErrors';

/** Wait before the first restart; doubles with each that follows. */
const firstBackOffMs = 250;
const longestBackOffMs = 10_000;
/** After this long without a loss the next one counts as the first. */
const healthyAfterMs = 10_000;

export interface InferenceClientOptions<Task extends InferenceTask> {
  readonly task: Task;
  readonly fork: ForkInference;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  readonly pack: PackOf<Task>;
  /** Tried one by one in this order. */
  readonly providers: readonly ExecutionProvider[];
  /**
   * What a person allowed and nothing else: when the last of `providers` fails again and again, the client
   * fails too, instead of trying for ever.
   */
  readonly onlyThese?: boolean;
  /** A provider is left out from now on; the next one is tried. */
  readonly onProviderGivenUp?: (provider: GivenUpProvider) => void;
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
  /** The pack does not run here; no restart would help. `skipped` is empty when the pack is at fault. */
  | (Fault & {
      readonly state: 'failed';
      readonly skipped: readonly SkippedProvider[];
    })
  /** Not started yet, or disposed. */
  | { readonly state: 'stopped' };

/**
 * Keeps an inference process alive for one pack and one of its tasks, and asks it for predictions, one at a time.
 * Owns the process; `dispose` ends it.
 */
export class InferenceClient<Task extends InferenceTask = 'ampulla'> {
  private readonly options: InferenceClientOptions<Task>;
  private readonly listeners = new Set<(state: InferenceState) => void>();
  private readonly choice: ProviderChoice;
  private current: InferenceState = { state: 'stopped' };
  private connection: InferenceConnection<Task> | null = null;
  private restartTimer: NodeJS.Timeout | null = null;
  private known: readonly ExecutionProvider[] | null = null;
  private attempts = 0;
  private readySinceMs = Infinity;

  constructor(options: InferenceClientOptions<Task>) {
    this.options = options;
    this.choice = new ProviderChoice(options.providers, options.nowMs);
  }

  get state(): InferenceState {
    return this.current;
  }

  /** Providers that ONNX Runtime has built in here; null until the process has said it. */
  get knownProviders(): readonly ExecutionProvider[] | null {
    return this.known;
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
  async predict(frame: Frame, displaySize: Size): Promise<ResultOf<Task>> {
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
    const { fork, task, pack, threads } = this.options;
    const providers = [...this.choice.remaining];
    const request = { type: 'start', task, pack, providers, threads } as const;
    this.connection = new InferenceConnection(fork(), request, {
      onKnown: (known) => {
        this.known = known;
      },
      onTrying: (provider) => this.choice.enter(provider),
      onReady: (identity, skipped) => this.becomeReady(identity, skipped),
      onRefused: (fault, skipped) => this.fail(fault, skipped),
      onLost: (reason, kind) => this.handleLoss(reason, kind),
    });
  }

  private becomeReady(identity: ModelIdentity, skipped: readonly SkippedProvider[]): void {
    this.choice.run(identity.provider);
    this.readySinceMs = this.options.nowMs();
    this.setState({ state: 'ready', identity, skipped: [...this.choice.skipped, ...skipped] });
  }

  private fail(fault: Fault, refused: readonly SkippedProvider[]): void {
    const skipped = [...this.choice.skipped, ...refused];
    const { message, words } = this.obstacle(skipped) ?? fault;
    this.setState({ state: 'failed', message, words, skipped });
    void this.connection?.stop();
  }

  /** Where a person allowed one provider alone, that is what stands in the way. */
  private obstacle(skipped: readonly SkippedProvider[]): Fault | null {
    const last = skipped.at(-1);
    if (this.options.onlyThese !== true || last === undefined) return null;
    const provider = providerName(last.provider);
    return faultOf(
      new UserFacingError(explain('provider.onlyOneFails', { provider, reason: last.reason })),
    );
  }

  private handleLoss(reason: string, kind: LossKind): void {
    const { givenUp, hopeless } = this.choice.lose(reason, kind);
    if (givenUp !== null) this.options.onProviderGivenUp?.(givenUp);
    if (hopeless && this.options.onlyThese === true) this.giveUp(reason);
    else this.restart(reason);
  }

  private giveUp(reason: string): void {
    const [provider] = this.choice.remaining;
    const why = `the inference process ${reason}, again and again`;
    const skipped = provider === undefined ? [] : [{ provider, reason: why }];
    const { id } = this.options.pack.manifest;
    this.fail(
      faultOf(new UserFacingError(explain('pack.doesNotRun', { id, reason: why }))),
      skipped,
    );
  }

  private restart(reason: string): void {
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
