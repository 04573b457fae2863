import type { Frame } from '../../../common/frame';
import type { FrameSource } from '../../capture/frameSource';
import type { InferenceClient } from '../../inference/inferenceClient';
import { InterruptedError } from '../cliErrors';
import { whenReady } from '../readyClient';
import type { BareInference } from './measurement';

/** The first runs after a pause are slower than those that follow. */
const warmUpRuns = 10;

/**
 * One model frame of a source, which is started and ended for it.
 * @throws CaptureError when the source gives none
 */
export async function firstModelFrame(source: FrameSource): Promise<Frame> {
  try {
    return await new Promise<Frame>((resolve, reject) => {
      source.start({
        onInfo: () => undefined,
        onDisplayFrame: () => undefined,
        onModelFrame: resolve,
        onEnd: () => reject(new Error('The demo has no frame.')),
        onError: reject,
      });
    });
  } finally {
    await source.dispose();
  }
}

/**
 * Predicts one frame again and again, with nothing beside it. Ends the client.
 * @throws CliError when the model does not run here; what `predict` throws
 */
export async function measureBare(
  client: InferenceClient,
  frame: Frame,
  durationMs: number,
  { nowMs, signal }: { readonly nowMs: () => number; readonly signal: AbortSignal },
): Promise<BareInference> {
  const inferenceMs: number[] = [];
  const predict = () => client.predict(frame, frame);
  client.start();
  try {
    await whenReady(client, signal);
    for (let run = 0; run < warmUpRuns; run += 1) await predict();
    const beganAtMs = nowMs();
    while (nowMs() - beganAtMs < durationMs) {
      if (signal.aborted) throw new InterruptedError();
      inferenceMs.push((await predict()).inferenceMs);
    }
    return { durationMs: nowMs() - beganAtMs, inferenceMs };
  } finally {
    await client.dispose();
  }
}
