import { performance } from 'node:perf_hooks';
import type { Frame } from '../../../common/frame';
import { frameQuality } from '../../../common/frameQuality';
import { drawnMask } from '../../../common/heatmap/drawnMask';
import { instrumentShare } from '../../../common/instrumentCover';
import type { Size } from '../../../common/geometry';
import type { AmpullaManifest } from '../../../common/modelPack';
import type { Prediction } from '../../../common/prediction';
import { maskRegion, scaleRegion } from '../../../common/softMask';
import { viewQuality } from '../../../common/viewQuality';
import type { ModelSession } from './modelSession';
import { requireInputSize } from './inputSize';

/**
 * One frame to its prediction, with region and centroid in pixels of `displaySize`.
 * @throws RangeError when the frame is not rgb24 at the pack's input size or the mask not finite
 */
export async function predictFrame(
  model: ModelSession,
  { input, outputs, thresholds }: AmpullaManifest,
  frame: Frame,
  displaySize: Size,
): Promise<Prediction> {
  const startedAtMs = performance.now();
  requireInputSize(frame, input);
  const { mask: values } = await model.run(frame.pixels, ['mask']);
  const { peak, region } = maskRegion(values, outputs.mask, thresholds.region);
  const { box } = scaleRegion(region, outputs.mask, input);
  const found = peak >= thresholds.peak && peak > 0;
  const quality = frameQuality(frame.pixels, input);
  return {
    frameId: frame.frameId,
    capturedAtMs: frame.capturedAtMs,
    mediaTimeMs: frame.mediaTimeMs,
    peak: Math.min(peak, 1),
    region: scaleRegion(region, outputs.mask, displaySize),
    found,
    // What is drawn is what is recorded; region and peak are those of the full mask.
    mask: drawnMask(values, outputs.mask),
    quality,
    instrumentShare: instrumentShare(frame.pixels, input, box),
    view: viewQuality(frame.pixels, input, { found, box, quality }),
    inferenceMs: performance.now() - startedAtMs,
  };
}
