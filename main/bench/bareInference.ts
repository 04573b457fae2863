import type { Frame } from '../../common/frame';
import type { FrameSource } from '../capture/frameSource';
import type { InferenceClient } from '../inference/inferenceClient';
import { BenchError } from './benchError';
import type { BareInference } from './measurement';
import { mustCome, type Watch } from './waiting';

/** The first runs after a pause are slower than those that follow. */
const warmUpRuns = 10;
/** A provider's first run on a graphics card compiles its kernels. */
const longestLoadingMs = 90_000;

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
        onEnd: () => reject(new BenchError('The demo has no frame.')),
        onError: reject,
      });
    });
  } finally {
    await source.dispose();
  }
}

/**
 * Predicts one frame again and again, with nothing beside it. Ends the client.
 * @throws BenchError when the model does not run here; what `predict` throws
 */
export async function measureBare(
  client: InferenceClient,
  frame: Frame,
  durationMs: number,
  watch: Watch,
): Promise<BareInference> {
  const inferenceMs: number[] = [];
  const predict = () => client.predict(frame, frame);
  client.start();
  try {
    await mustCome(() => isReady(client), longestLoadingMs, watch, 'The model does not load.');
    for (let run = 0; run < warmUpRuns; run += 1) await predict();
    const beganAtMs = watch.nowMs();
    while (watch.nowMs() - beganAtMs < durationMs) {
      watch.check();
      inferenceMs.push((await predict()).inferenceMs);
    }
    return { durationMs: watch.nowMs() - beganAtMs, inferenceMs };
  } finally {
    await client.dispose();
  }
}

function isReady({ state }: InferenceClient): boolean {
  if (state.state === 'failed') throw new BenchError(state.message);
  return state.state === 'ready';
}
