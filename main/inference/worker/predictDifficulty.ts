import { performance } from 'node:perf_hooks';
import type { DifficultyPrediction } from '../../../common/difficulty';
import type { Frame } from '../../../common/frame';
import type { DifficultyManifest } from '../../../common/modelPack';
import { quantiseMask } from '../../../common/softMask';
import { requireInputSize } from './inputSize';
import type { ModelSession } from './modelSession';
import { requireDistribution } from './warmUp';

/**
 * One frame to what it says of the difficulty.
 * @throws RangeError when the frame is not rgb24 at the pack's input size; Error when the model answers
 * with anything but probabilities
 */
export async function predictDifficulty(
  model: ModelSession,
  { input, outputs }: DifficultyManifest,
  { frameId, capturedAtMs, mediaTimeMs, ...frame }: Frame,
): Promise<DifficultyPrediction> {
  const startedAtMs = performance.now();
  requireInputSize(frame, input);
  const { difficulty, attention } = await model.run(frame.pixels, ['difficulty', 'attention']);
  requireDistribution(difficulty);
  const { width, height } = outputs.attention;
  return {
    ...{ frameId, capturedAtMs, mediaTimeMs },
    probabilities: Array.from(difficulty, (value) => Math.min(1, Math.max(0, value))),
    attention: { width, height, values: quantiseMask(attention) },
    inferenceMs: performance.now() - startedAtMs,
  };
}
