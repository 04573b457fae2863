import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import {
  type InferenceClient,
  InferenceLostError,
  type InferenceState,
} from '../inference/inferenceClient';
import type { InferenceTask, ResultOf } from '../inference/inferenceTasks';
import { CliError, InterruptedError } from './cliErrors';

/** A process that dies this often in a row would go on to. */
const mostRestarts = 4;
/** A frame during which the process dies this often is taken for the reason. */
const mostTriesPerFrame = 3;

/** The state in which predictions can be asked for. */
export type ReadyState = Extract<InferenceState, { state: 'ready' }>;

/**
 * Waits until the client can predict.
 * @throws CliError when the model does not run here; InterruptedError when `signal` aborts
 */
export async function whenReady(
  client: Pick<InferenceClient, 'state' | 'onState'>,
  signal: AbortSignal,
): Promise<ReadyState> {
  let forget: () => void = () => undefined;
  const settled = new Promise<ReadyState>((resolve, reject) => {
    const settle = (state: InferenceState) => {
      if (state.state === 'ready') resolve(state);
      const problem = hopeless(state);
      if (problem !== null) reject(new CliError(problem));
    };
    const interrupt = () => reject(new InterruptedError());
    const stopListening = client.onState(settle);
    signal.addEventListener('abort', interrupt);
    forget = () => {
      stopListening();
      signal.removeEventListener('abort', interrupt);
    };
    if (signal.aborted) interrupt();
    settle(client.state);
  });
  return settled.finally(forget);
}

/** What to say when waiting longer would not help, or null. */
function hopeless(state: InferenceState): string | null {
  switch (state.state) {
    case 'failed':
      return `${state.message} Choose another model pack with --pack.`;
    case 'stopped':
      return 'Inference was stopped.';
    case 'restarting':
      if (state.attempt <= mostRestarts) return null;
      return `The inference process fails again and again: it ${state.reason}. Try another model pack with --pack.`;
    case 'starting':
    case 'ready':
      return null;
  }
}

/**
 * Predicts a frame even when the process dies meanwhile.
 * @throws CliError when it dies with this frame every time; what `predict` throws otherwise
 */
export async function predictPersistently<Task extends InferenceTask>(
  client: InferenceClient<Task>,
  frame: Frame,
  displaySize: Size,
  signal: AbortSignal,
): Promise<ResultOf<Task>> {
  for (let attempt = 1; attempt <= mostTriesPerFrame; attempt += 1) {
    await whenReady(client, signal);
    try {
      return await client.predict(frame, displaySize);
    } catch (error) {
      if (!(error instanceof InferenceLostError)) throw error;
    }
  }
  throw new CliError(
    `The inference process was lost ${mostTriesPerFrame} times at frame ${frame.frameId}. Try another model pack with --pack.`,
  );
}
