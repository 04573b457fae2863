import type { Frame } from '../../common/frame';
import type { ModelIdentity, Prediction } from '../../common/prediction';
import type { InferenceChild, InferenceClient } from '../inference/inferenceClient';
import type { PredictionClient } from '../pipeline/aiRunner';
import { ObservedClient } from './observedClient';

/** The bench's eye and hand at the AI of the application: it sees every process and every prediction. */
export class AiWatch {
  /** Runs on this thread for each model frame that the AI is asked about. */
  beforeEach: ((frame: Frame) => void) | null = null;
  onPrediction: ((prediction: Prediction) => void) | null = null;
  /** Inference processes so far. */
  processCount = 0;
  /** Process whose prediction came last, counted from 1. */
  lastPredictedBy = 0;
  private child: InferenceChild | null = null;
  private client: InferenceClient | null = null;

  /** Null while no model is loaded. */
  get model(): ModelIdentity | null {
    const state = this.client?.state;
    return state?.state === 'ready' ? state.identity : null;
  }

  /** The application has forked an inference process. */
  forked(child: InferenceChild): void {
    this.child = child;
    this.processCount += 1;
  }

  /** The client that the application shall use in place of its own. */
  observe(client: InferenceClient): PredictionClient {
    this.client = client;
    return new ObservedClient(
      client,
      (frame) => this.beforeEach?.(frame),
      (prediction) => {
        this.lastPredictedBy = this.processCount;
        this.onPrediction?.(prediction);
      },
    );
  }

  /** SIGKILL for the inference process. */
  killInference(): void {
    this.child?.kill();
  }
}
