import type { Frame } from '../frame';
import type { DrawnPrediction } from '../prediction';
import type { AttentionEvidence } from '../status';

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
  /** Null unless the attention map was wanted in the heatmap's place; `evidence` null where none stood. */
  readonly attention: { readonly evidence: AttentionEvidence | null } | null;
  /** What another track says of the same frame; null unless two are compared. */
  readonly compared: { readonly overlay: ReplayOverlay | null } | null;
}
