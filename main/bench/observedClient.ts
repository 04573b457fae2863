import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { Prediction } from '../../common/prediction';
import type { InferenceClient, InferenceState } from '../inference/inferenceClient';
import type { PredictionClient } from '../pipeline/aiRunner';

/** The real client, with an eye on what it delivers. */
export class ObservedClient implements PredictionClient {
  private readonly client: InferenceClient;
  private readonly beforeEach: (frame: Frame) => void;
  private readonly onPrediction: (prediction: Prediction) => void;

  constructor(
    client: InferenceClient,
    beforeEach: (frame: Frame) => void,
    onPrediction: (prediction: Prediction) => void,
  ) {
    this.client = client;
    this.beforeEach = beforeEach;
    this.onPrediction = onPrediction;
  }

  get state(): InferenceState {
    return this.client.state;
  }

  get isIdle(): boolean {
    return this.client.isIdle;
  }

  start(): void {
    this.client.start();
  }

  onState(listener: (state: InferenceState) => void): () => void {
    return this.client.onState(listener);
  }

  async predict(frame: Frame, displaySize: Size): Promise<Prediction> {
    // A promise must exist before time passes, as with an inference.
    const asked = this.client.predict(frame, displaySize);
    this.beforeEach(frame);
    const prediction = await asked;
    this.onPrediction(prediction);
    return prediction;
  }

  dispose(): Promise<void> {
    return this.client.dispose();
  }
}
