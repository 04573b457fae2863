import { parentPort } from 'node:worker_threads';
import { faultOf } from '../../common/userFacingError';
import { errorMessage } from './inferenceErrors';
import {
  type InferenceReport,
  type InferenceRequest,
  inferenceRequestSchema,
} from './inferenceProtocol';
import { knownProviders, NothingRunsError, openModel } from './worker/openModel';
import { predictFrame } from './worker/predictFrame';
import type { ModelSession } from './worker/modelSession';

/* Entry of the worker thread that owns ONNX Runtime. */

if (parentPort === null) throw new Error('This program is a worker thread of Ampulla.');
const port = parentPort;
let model: ModelSession | null = null;

function report(message: InferenceReport): void {
  port.postMessage(message);
}

async function start(request: Extract<InferenceRequest, { type: 'start' }>): Promise<void> {
  report({ type: 'knows', providers: [...knownProviders()] });
  try {
    const opened = await openModel(request, (provider) => report({ type: 'trying', provider }));
    model = opened.session;
    report({ type: 'ready', identity: model.identity, skipped: [...opened.skipped] });
  } catch (error) {
    const skipped = error instanceof NothingRunsError ? [...error.skipped] : [];
    report({ type: 'refused', ...faultOf(error), skipped });
  }
}

async function predict(request: Extract<InferenceRequest, { type: 'predict' }>): Promise<void> {
  const { sequence, frame, displaySize } = request;
  try {
    if (model === null) throw new Error('No model is loaded.');
    const prediction = await predictFrame(model, frame, displaySize);
    report({ type: 'predicted', sequence, prediction });
  } catch (error) {
    report({ type: 'predictionFailed', sequence, message: errorMessage(error) });
  }
}

async function stop(): Promise<void> {
  await model?.release();
  model = null;
  // With its port closed the thread has nothing left to do and ends.
  port.close();
}

async function handle(request: InferenceRequest): Promise<void> {
  switch (request.type) {
    case 'start':
      return start(request);
    case 'predict':
      return predict(request);
    case 'stop':
      return stop();
    case 'ping':
      return;
  }
}

// One after another, so that `stop` never meets a run.
let previous = Promise.resolve();
port.on('message', (message: unknown) => {
  previous = previous.then(() => handle(inferenceRequestSchema.parse(message)));
});
