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
 * @throws RangeError when neither a display output nor a model output is asked for.
 */
export function createFrameSource(request: SourceRequest, options: CaptureOptions): FrameSource {
  return new FfmpegFrameSource(request, options);
}
