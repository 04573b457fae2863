import type { FieldOfView } from '../../common/fieldOfView';
import type { DeviceRequest } from './captureContract';
import type { ProbedVideo } from './probeParser';

/** What a look at a source brings: its streams, and its field of view if that was to be found. */
export interface SourceFindings {
  readonly video: ProbedVideo;
  /** In pixels of the frame with square pixels; null when not looked for, or when nothing is lit. */
  readonly fieldOfView: FieldOfView | null;
  /** A device as it was opened: by what ffmpeg calls it, and in the mode that was chosen for it. */
  readonly opened?: DeviceRequest;
}
