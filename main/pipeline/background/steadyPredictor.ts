import type { Frame } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import type { Prediction } from '../../../common/prediction';
import { UserFacingError } from '../../../common/userFacingError';
import { explain } from '../../../common/language/explain';
import { InferenceLostError } from '../../inference/inferenceErrors';
import type { InferenceClient, InferenceState } from '../../inference/inferenceClient';
import type { AmpullaPack } from '../../inference/modelPacks';
import type { RunningModel } from '../aiRunner';

/** A frame during which the process dies this often is taken for the reason. */
const mostTriesPerFrame = 3;

/** What was predicted, and by what. */
export interface SteadyPrediction {
  readonly prediction: Prediction;
  readonly model: RunningModel;
}

/** Predicts one frame after the other, whatever becomes of the inference process; started when it is needed. */
export class SteadyPredictor {
  private readonly pack: AmpullaPack;
  private readonly createClient: (pack: AmpullaPack) => InferenceClient;
  private client: InferenceClient | null = null;

  constructor(pack: AmpullaPack, createClient: (pack: AmpullaPack) => InferenceClient) {
    this.pack = pack;
    this.createClient = createClient;
  }

  /**
   * @throws UserFacingError where the pack does not run here, or the process dies with this frame every time;
   * the signal's reason; PredictionFailedError
   */
  async predict(frame: Frame, displaySize: Size, signal: AbortSignal): Promise<SteadyPrediction> {
    for (let attempt = 1; attempt <= mostTriesPerFrame; attempt += 1) {
      const client = this.started();
      const { identity } = await ready(client, signal);
      try {
        const prediction = await client.predict(frame, displaySize);
        return { prediction, model: { ...identity, thresholds: this.pack.manifest.thresholds } };
      } catch (error) {
        if (!(error instanceof InferenceLostError)) throw error;
      }
    }
    const { id } = this.pack.manifest;
    throw new UserFacingError(explain('prediction.processLost', { id, frame: frame.frameId }));
  }

  /** Ends the process and gives its memory back; the next prediction starts another one. */
  async rest(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.dispose();
  }

  private started(): InferenceClient {
    if (this.client !== null) return this.client;
    this.client = this.createClient(this.pack);
    this.client.start();
    return this.client;
  }
}

type Ready = Extract<InferenceState, { readonly state: 'ready' }>;

async function ready(client: InferenceClient, signal: AbortSignal): Promise<Ready> {
  const ends: (() => void)[] = [];
  try {
    return await new Promise<Ready>((resolve, reject) => {
      const look = (state: InferenceState): void => {
        if (state.state === 'ready') resolve(state);
        else if (state.state === 'failed') reject(failure(state));
      };
      const abort = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', abort);
      ends.push(client.onState(look), () => signal.removeEventListener('abort', abort));
      if (signal.aborted) abort();
      look(client.state);
    });
  } finally {
    ends.forEach((end) => end());
  }
}

function failure({ message, words }: Extract<InferenceState, { readonly state: 'failed' }>): Error {
  if (words === undefined) return new Error(message);
  return new UserFacingError(explain(words.key, words.values));
}
