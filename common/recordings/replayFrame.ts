import type { Frame } from '../frame';
import type { DrawnPrediction } from '../prediction';

/** Channel on which main hands the renderer its end of the port for replayed frames. */
export const replayPortChannel = 'replayPort';

/** What stood above a recorded frame. */
export interface ReplayOverlay {
  readonly prediction: DrawnPrediction;
}

/**
 * A recorded frame on its way to the page, together with its overlay: nothing can tear them apart. `frameId` is the
 * source's, `capturedAtMs` the time since the start of the recording.
 */
export interface ReplayFrame extends Frame {
  /** Place in the recording, counted from 0. */
  readonly frameNumber: number;
  /** Null where nothing stood above it. */
  readonly overlay: ReplayOverlay | null;
  /** What another track says of the same frame; null unless two are compared. */
  readonly compared: { readonly overlay: ReplayOverlay | null } | null;
}
