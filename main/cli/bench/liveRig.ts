import { join } from 'node:path';
import { executionProviders, type ModelIdentity } from '../../../common/prediction';
import type { SourceInfo } from '../../../common/status';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { createFrameSource } from '../../capture/frameSource';
import { forkInNode } from '../../inference/forkInNode';
import { type InferenceChild, InferenceClient } from '../../inference/inferenceClient';
import type { VerifiedPack } from '../../inference/modelPacks';
import { threadsBesidePicture } from '../../inference/threads';
import { LivePipeline, type OpenSource } from '../../pipeline/livePipeline';
import type { CliContext } from '../command';
import { LiveRecorder } from './liveRecorder';
import { ObservedClient } from './observedClient';
import { PortStandIn } from './portStandIn';

/** The bundled procedure at its own speed, over and over, as the application opens it. */
export function demoSource({ resourceRoot, environment, nowMs }: CliContext): OpenSource {
  const path = join(resourceRoot, 'assets', 'demo', 'demo.mp4');
  const ffmpegPath = findFfmpeg({ env: environment });
  return (modelInput) =>
    createFrameSource(
      { kind: 'file', path, pace: 'realTime', repeat: true },
      { ffmpegPath, nowMs, fieldOfView: 'auto', displayOutput: true, modelInput },
    );
}

/** A client as the application makes it, but forked by plain Node. */
export function createClient(
  pack: VerifiedPack,
  { inferenceEntry, nowMs, cores }: CliContext,
  onFork: (child: InferenceChild) => void = () => undefined,
): InferenceClient {
  return new InferenceClient({
    fork: () => {
      const child = forkInNode(inferenceEntry);
      onFork(child);
      return child;
    },
    nowMs,
    pack,
    providers: executionProviders,
    threads: threadsBesidePicture(cores),
  });
}

/** The live path of the application with a recorder at its ends; `dispose` ends all its processes. */
export class LiveRig {
  readonly recorder: LiveRecorder;
  readonly pipeline: LivePipeline;
  /** How long the thread that reads frames is held for each prediction. */
  heldMs = 0;
  /** Inference processes so far. */
  processCount = 0;
  /** Process whose prediction came last, counted from 1. */
  lastPredictedBy = 0;
  private readonly context: CliContext;
  private readonly port: PortStandIn;
  private child: InferenceChild | null = null;
  private client: InferenceClient | null = null;
  private failure: Error | null = null;

  constructor(context: CliContext) {
    this.context = context;
    this.recorder = new LiveRecorder(context.nowMs);
    this.port = new PortStandIn(context.nowMs, (frame) => this.recorder.frameDelivered(frame));
    this.pipeline = new LivePipeline({
      nowMs: context.nowMs,
      display: this.port,
      createClient: (pack) => this.createObservedClient(pack),
      onEvidence: (evidence) => this.recorder.evidenceChanged(evidence),
      onStatus: () => undefined,
      onSourceError: (error) => {
        this.failure = error;
      },
    });
  }

  /** Null while no picture arrives. */
  get liveSource(): SourceInfo | null {
    const { source } = this.pipeline.status;
    return source.state === 'live' ? source.info : null;
  }

  /** Null while no model is loaded. */
  get model(): ModelIdentity | null {
    const state = this.client?.state;
    return state?.state === 'ready' ? state.identity : null;
  }

  get capturedFrames(): number {
    return this.pipeline.status.frames.captured;
  }

  /** @throws CaptureError when the source was lost */
  readonly check = (): void => {
    if (this.failure !== null) throw this.failure;
  };

  /** SIGKILL for the inference process. */
  killInference(): void {
    this.child?.kill();
  }

  async dispose(): Promise<void> {
    await this.pipeline.dispose();
    this.port.dispose();
  }

  private createObservedClient(pack: VerifiedPack): ObservedClient {
    const client = createClient(pack, this.context, (child) => {
      this.child = child;
      this.processCount += 1;
    });
    this.client = client;
    return new ObservedClient(
      client,
      () => holdThread(this.heldMs, this.context.nowMs),
      ({ inferenceMs }) => {
        this.lastPredictedBy = this.processCount;
        this.recorder.predicted(inferenceMs);
      },
    );
  }
}

/** Keeps this thread busy, as an inference on it would. */
function holdThread(durationMs: number, nowMs: () => number): void {
  const endsAtMs = nowMs() + durationMs;
  while (nowMs() < endsAtMs);
}
