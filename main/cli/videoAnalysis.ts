import type { Frame } from '../../common/frame';
import type { Box, Size } from '../../common/geometry';
import type { Prediction } from '../../common/prediction';
import type { SourceInfo } from '../../common/status';
import type { FrameSource } from '../capture/frameSource';
import type { InferenceClient } from '../inference/inferenceClient';
import { BoundedQueue } from './boundedQueue';
import { InterruptedError } from './cliErrors';
import { predictPersistently } from './readyClient';

/**
 * Frames that are decoded while one is predicted: enough to even out both, and 0.2 MB each at
 * 256 x 256 pixels.
 */
const decodedAhead = 8;

/** One frame's result and what is needed to place it. */
export interface AnalysedFrame {
  /** As the model saw it. */
  readonly frame: Frame;
  /** Region in pixels of the source's field of view. */
  readonly prediction: Prediction;
  /** In pixels of the source frame. */
  readonly fieldOfView: Box;
  /** Of the source. */
  readonly frameSize: Size;
  /** Of the whole source; null when it is not known. */
  readonly durationMs: number | null;
}

/**
 * Predicts every frame of a source in order, decoding ahead meanwhile. Starts the source, but does
 * not dispose it.
 * @throws what the source reports (CaptureError), CliError when inference does not work,
 * InterruptedError when `signal` aborts
 */
export async function* analysedFrames(
  source: FrameSource,
  client: InferenceClient,
  signal: AbortSignal,
): AsyncGenerator<AnalysedFrame, void, undefined> {
  const queue = new BoundedQueue<Frame>(decodedAhead);
  let info: SourceInfo | null = null;
  signal.addEventListener('abort', () => queue.fail(new InterruptedError()), { once: true });
  source.start({
    onInfo: (found) => {
      info = found;
    },
    onDisplayFrame: () => undefined,
    onModelFrame: (frame) => queue.push(frame),
    onEnd: () => queue.end(),
    onError: (error) => queue.fail(error),
  });
  for await (const frame of queue) {
    const { fieldOfView, durationMs, width, height } = announced(info);
    const { rect } = fieldOfView;
    const prediction = await predictPersistently(client, frame, rect, signal);
    yield { frame, prediction, fieldOfView: rect, frameSize: { width, height }, durationMs };
  }
}

function announced(info: SourceInfo | null): SourceInfo {
  if (info === null) throw new Error('The source delivered a frame before it said what it is.');
  return info;
}
