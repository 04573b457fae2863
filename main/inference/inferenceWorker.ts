import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { faultOf } from '../../common/userFacingError';
import { errorMessage } from './inferenceErrors';
import {
  type InferenceReport,
  type InferenceRequest,
  inferenceRequestSchema,
} from './inferenceProtocol';
import { knownProviders, NothingRunsError } from './worker/openModel';
import { openPredictor, type Predictor } from './worker/openPredictor';

/* Entry of the worker thread that owns ONNX Runtime. */

if (parentPort === null) throw new Error('This program is a worker thread of Ampulla.');
const port = parentPort;
let predictor: Predictor | null = null;

function report(message: InferenceReport): void {
  port.postMessage(message);
}

async function start(request: Extract<InferenceRequest, { type: 'start' }>): Promise<void> {
  if (request.task === 'difficulty') yieldToAll();
  report({ type: 'knows', providers: [...knownProviders()] });
  try {
    predictor = await openPredictor(request, (provider) => report({ type: 'trying', provider }));
    const { session, skipped } = predictor;
    report({ type: 'ready', identity: session.identity, skipped: [...skipped] });
  } catch (error) {
    const skipped = error instanceof NothingRunsError ? [...error.skipped] : [];
    report({ type: 'refused', ...faultOf(error), skipped });
  }
}

/**
 * The mask is drawn on the picture that people work by; a verdict has seconds to come. Linux counts this for
 * the calling thread, on which ONNX Runtime runs with one thread, elsewhere it is the whole process.
 */
function yieldToAll(): void {
  setPriority(constants.priority.PRIORITY_LOW);
}

async function predict(request: Extract<InferenceRequest, { type: 'predict' }>): Promise<void> {
  const { sequence, frame, displaySize } = request;
  try {
    if (predictor === null) throw new Error('No model is loaded.');
    const result = await predictor.predict(frame, displaySize);
    report({ type: 'predicted', sequence, result });
  } catch (error) {
    report({ type: 'predictionFailed', sequence, message: errorMessage(error) });
  }
}

async function stop(): Promise<void> {
  await predictor?.session.release();
  predictor = null;
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
