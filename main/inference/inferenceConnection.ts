import type { Fault } from '../../common/language/messageWords';
import { assertNever } from '../../common/assertNever';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { ExecutionProvider, ModelIdentity } from '../../common/prediction';
import { Deadline } from '../processes/deadline';
import { endsWithin } from '../processes/endsWithin';
import { Heartbeat } from '../processes/heartbeat';
import type { InferenceChild } from './inferenceChild';
import { InferenceLostError, PredictionFailedError } from './inferenceErrors';
import {
  type InferenceReport,
  type InferenceRequest,
  inferenceReportSchema,
  type SkippedProvider,
} from './inferenceProtocol';
import { type InferenceTask, type ResultOf, resultSchemas } from './inferenceTasks';
import type { LossKind } from './providerChoice';

/** A process that has not said a word after this long will not: a loaded machine forks in under 5 s. */
const onlineWithinMs = 15_000;
/** One provider's loading and first run; a GPU's first run compiles its kernels. */
const providerWithinMs = 60_000;
/** One inference; the slowest supported net takes half a second on one core. */
const predictionWithinMs = 10_000;
/** Inferences in a row that may fail: a frame may be at fault, but not each one. */
const mostFailuresInRow = 5;
/**
 * From the request to stop to the end, longer than one inference; less than the application waits when it
 * quits, or a process that hangs would outlive it.
 */
const stopWithinMs = 2000;

export interface InferenceConnectionEvents {
  /** What ONNX Runtime has built in here. */
  onKnown(providers: readonly ExecutionProvider[]): void;
  /** The native code of this provider is entered. */
  onTrying(provider: ExecutionProvider): void;
  onReady(identity: ModelIdentity, skipped: readonly SkippedProvider[]): void;
  /** The process works but will never predict with this pack. */
  onRefused(fault: Fault, skipped: readonly SkippedProvider[]): void;
  /** The process is gone, or was killed because it hung or was of no use. Called at most once, and not after `stop`. */
  onLost(reason: string, kind: LossKind): void;
}

interface PendingPrediction<Result> {
  readonly sequence: number;
  readonly resolve: (prediction: Result) => void;
  readonly reject: (error: Error) => void;
}

/** Asks a process to load a pack for a task. */
export type StartRequest<Task extends InferenceTask> = Extract<
  InferenceRequest,
  { type: 'start' }
> & { readonly task: Task };

/** Talks to one inference process from its fork to its end. Owns the process. */
export class InferenceConnection<Task extends InferenceTask> {
  private readonly child: InferenceChild;
  private readonly events: InferenceConnectionEvents;
  private readonly startRequest: StartRequest<Task>;
  private readonly heartbeat: Heartbeat;
  private readonly deadline = new Deadline((what) => this.abandon(what));
  private readonly exited: Promise<void>;
  private pending: PendingPrediction<ResultOf<Task>> | null = null;
  private sequence = 0;
  private failuresInRow = 0;
  private over = false;

  constructor(
    child: InferenceChild,
    startRequest: StartRequest<Task>,
    events: InferenceConnectionEvents,
  ) {
    this.child = child;
    this.startRequest = startRequest;
    this.events = events;
    this.heartbeat = new Heartbeat(
      (sequence) => this.send({ type: 'ping', sequence }),
      () => this.abandon('does not answer'),
    );
    this.deadline.arm(onlineWithinMs, 'did not start');
    child.onMessage((message) => this.receive(message));
    this.exited = new Promise((resolve) => {
      child.onExit((code) => {
        this.lose(`ended by itself (${code === null ? 'by a signal' : `code ${code}`})`, 'gone');
        resolve();
      });
    });
  }

  get isBusy(): boolean {
    return this.pending !== null;
  }

  /** @throws InferenceLostError, PredictionFailedError as rejections */
  predict(frame: Frame, displaySize: Size): Promise<ResultOf<Task>> {
    this.sequence += 1;
    const { sequence } = this;
    return new Promise((resolve, reject) => {
      this.pending = { sequence, resolve, reject };
      this.deadline.arm(predictionWithinMs, 'hangs in an inference');
      this.send({ type: 'predict', sequence, frame, displaySize });
    });
  }

  /** Asks the process to finish what it does and end; kills it only when it does not. */
  async stop(): Promise<void> {
    if (!this.over) {
      this.end();
      this.send({ type: 'stop' });
      if (!(await endsWithin(this.exited, stopWithinMs))) this.child.kill();
    }
    await endsWithin(this.exited, stopWithinMs);
    this.rejectPending('was stopped');
  }

  private send(request: InferenceRequest): void {
    this.child.send(request);
  }

  private receive(message: unknown): void {
    const report = inferenceReportSchema.safeParse(message);
    if (!report.success) {
      this.abandon('sends what this version does not understand');
      return;
    }
    this.handle(report.data);
  }

  private handle(report: InferenceReport): void {
    switch (report.type) {
      case 'predicted':
        this.takeResult(report.sequence, report.result);
        return;
      case 'predictionFailed':
        this.takePending(report.sequence)?.reject(new PredictionFailedError(report.message));
        this.countFailure(report.message);
        return;
      case 'pong':
        this.heartbeat.answer(report.sequence);
        return;
      case 'crashed':
        this.abandon(`failed (${report.message})`);
        return;
      case 'online':
      case 'knows':
      case 'trying':
      case 'ready':
      case 'refused':
        if (!this.over) this.handleStart(report);
        return;
      default:
        assertNever(report, 'report of the inference process');
    }
  }

  private handleStart(
    report: Extract<InferenceReport, { type: 'online' | 'knows' | 'trying' | 'ready' | 'refused' }>,
  ): void {
    switch (report.type) {
      case 'online':
        this.deadline.arm(providerWithinMs, 'does not load the model');
        this.heartbeat.start();
        this.send(this.startRequest);
        return;
      case 'knows':
        this.events.onKnown(report.providers);
        return;
      case 'trying':
        this.deadline.arm(providerWithinMs, `hangs with the provider ${report.provider}`);
        this.events.onTrying(report.provider);
        return;
      case 'ready':
        this.deadline.disarm();
        this.events.onReady(report.identity, report.skipped);
        return;
      case 'refused':
        this.deadline.disarm();
        this.events.onRefused(report, report.skipped);
        return;
    }
  }

  private takeResult(sequence: number, given: unknown): void {
    const result = resultSchemas[this.startRequest.task].safeParse(given);
    if (!result.success) {
      this.abandon('sends what this version does not understand');
      return;
    }
    this.failuresInRow = 0;
    this.takePending(sequence)?.resolve(result.data);
  }

  private takePending(sequence: number): PendingPrediction<ResultOf<Task>> | null {
    const { pending } = this;
    if (pending?.sequence !== sequence) return null;
    this.pending = null;
    this.deadline.disarm();
    return pending;
  }

  private countFailure(message: string): void {
    this.failuresInRow += 1;
    if (this.failuresInRow < mostFailuresInRow) return;
    this.abandon(`fails every inference (${message})`, 'failing');
  }

  /** The process lives but is of no use any more. */
  private abandon(reason: string, kind: LossKind = 'gone'): void {
    this.lose(reason, kind);
    this.child.kill();
  }

  private lose(reason: string, kind: LossKind): void {
    const wasOver = this.over;
    this.end();
    this.rejectPending(reason);
    if (!wasOver) this.events.onLost(reason, kind);
  }

  private rejectPending(reason: string): void {
    this.pending?.reject(new InferenceLostError(`The inference process ${reason}.`));
    this.pending = null;
  }

  private end(): void {
    this.over = true;
    this.heartbeat.dispose();
    this.deadline.disarm();
  }
}
