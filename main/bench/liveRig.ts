import type { ModelIdentity } from '../../common/prediction';
import type { SourceInfo } from '../../common/status';
import type { InferenceClient } from '../inference/inferenceClient';
import type { AmpullaPack } from '../inference/modelPacks';
import type { LivePipeline } from '../pipeline/livePipeline';
import type { AiWatch } from './aiWatch';
import { BenchError } from './benchError';
import type { LiveRecorder } from './liveRecorder';
import { LoopDelay } from './loopDelay';
import type { UseSnapshot } from './processUse';
import type { RecorderHand } from './recorderHand';

export interface LiveRigOptions {
  /** The application's own. */
  readonly pipeline: LivePipeline;
  readonly recorder: LiveRecorder;
  readonly ai: AiWatch;
  /** Records meanwhile; null where nothing shall be recorded. */
  readonly recording: RecorderHand | null;
  readonly nowMs: () => number;
  readonly readUse: () => UseSnapshot;
  /** A client as the application makes it, for inference alone. */
  readonly createClient: (pack: AmpullaPack) => InferenceClient;
  /** Tells the person, in the window and at the terminal, what is measured now. */
  readonly say: (phase: string) => void;
}

/** The running application as a bench sees it: its live path, and what watches the ends of it. */
export class LiveRig {
  readonly pipeline: LivePipeline;
  readonly recorder: LiveRecorder;
  readonly ai: AiWatch;
  readonly recording: RecorderHand | null;
  readonly nowMs: () => number;
  readonly readUse: () => UseSnapshot;
  readonly createClient: (pack: AmpullaPack) => InferenceClient;
  readonly say: (phase: string) => void;
  readonly loop = new LoopDelay();
  private failure: Error | null = null;

  constructor(options: LiveRigOptions) {
    this.pipeline = options.pipeline;
    this.recorder = options.recorder;
    this.ai = options.ai;
    this.recording = options.recording;
    this.nowMs = options.nowMs;
    this.readUse = options.readUse;
    this.createClient = options.createClient;
    this.say = options.say;
    this.ai.onPrediction = ({ inferenceMs }) => this.recorder.predicted(inferenceMs);
  }

  /** Null while no picture arrives. */
  get liveSource(): SourceInfo | null {
    const { source } = this.pipeline.status;
    return source.state === 'live' ? source.info : null;
  }

  /** @throws BenchError while no model is loaded */
  get model(): ModelIdentity {
    const { model } = this.ai;
    if (model === null) throw new BenchError('The AI did not come back after it was killed.');
    return model;
  }

  get capturedFrames(): number {
    return this.pipeline.status.frames.captured;
  }

  /** The window is gone, or something else without which nothing can be measured. */
  fail(reason: string): void {
    this.failure ??= new BenchError(reason);
  }

  /** @throws BenchError when the window or the source was lost */
  readonly check = (): void => {
    if (this.failure !== null) throw this.failure;
    const { source, ai } = this.pipeline.status;
    if (source.state === 'lost') throw new BenchError(source.message);
    if (ai.state === 'error') throw new BenchError(ai.message);
  };
}
