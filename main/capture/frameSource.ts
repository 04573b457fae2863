import type { CaptureOptions, FrameSource, SourceRequest } from './captureContract';
import { FfmpegFrameSource } from './ffmpegFrameSource';

export type {
  CaptureOptions,
  FrameSource,
  FrameSourceListener,
  Pace,
  SourceRequest,
} from './captureContract';

/**
 * Describes a source; nothing is opened before `start`, and failures arrive at `onError`.
 * @param before the same source as it was opened before, so that not everything is looked for again
 * @throws RangeError when neither a display output nor a model output is asked for.
 */
export function createFrameSource(
  request: SourceRequest,
  options: CaptureOptions,
  before: FrameSource | null = null,
): FrameSource {
  const earlier = before instanceof FfmpegFrameSource ? before.findings : null;
  return new FfmpegFrameSource(request, options, earlier);
}
