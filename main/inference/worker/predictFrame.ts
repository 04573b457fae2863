import { performance } from 'node:perf_hooks';
import type { Frame } from '../../../common/frame';
import { frameQuality } from '../../../common/frameQuality';
import { instrumentShare } from '../../../common/instrumentCover';
import type { Size } from '../../../common/geometry';
import type { Prediction } from '../../../common/prediction';
import { maskRegion, quantiseMask, scaleRegion } from '../../../common/softMask';
import type { ModelSession } from './modelSession';

/**
 * One frame to its prediction, with region and centroid in pixels of `displaySize`.
 * @throws RangeError when the frame is not rgb24 at the pack's input size or the mask not finite
 */
export async function predictFrame(
  model: ModelSession,
  frame: Frame,
  displaySize: Size,
): Promise<Prediction> {
  const startedAtMs = performance.now();
  const { input, outputs, thresholds } = model.manifest;
  const { width, height } = outputs.mask;
  if (frame.width !== input.width || frame.height !== input.height) {
    const given = `${frame.width} x ${frame.height}`;
    throw new RangeError(`The model takes ${input.width} x ${input.height} pixels, not ${given}.`);
  }
  const values = await model.run(frame.pixels);
  const { peak, region } = maskRegion(values, outputs.mask, thresholds.region);
  const inInput = scaleRegion(region, outputs.mask, input);
  return {
    frameId: frame.frameId,
    capturedAtMs: frame.capturedAtMs,
    mediaTimeMs: frame.mediaTimeMs,
    peak: Math.min(peak, 1),
    region: scaleRegion(region, outputs.mask, displaySize),
    found: peak >= thresholds.peak && peak > 0,
    mask: { width, height, values: quantiseMask(values) },
    quality: frameQuality(frame.pixels, input),
    instrumentShare: instrumentShare(frame.pixels, input, inInput.box),
    inferenceMs: performance.now() - startedAtMs,
  };
}
