import type { DifficultyLabel } from '../difficulty';
import type { Box, Point } from '../geometry';
import type { FrameQuality } from '../frameQuality';
import type { Mask8 } from '../prediction';
import type { ViewFault } from '../viewFaults';

/**
 * One prediction of a track. Numbers are rounded as `docs/formats.md` says; the mask is the very one that was
 * drawn, byte by byte.
 */
export interface RecordedPrediction {
  readonly frameId: number;
  /** When it arrived in main, since the start of the recording. Unit: ms. */
  readonly arrivedAtMs: number;
  /** Place in the track's `models`. */
  readonly model: number;
  readonly peak: number;
  readonly found: boolean;
  /** Unit: pixels of the recorded frame. */
  readonly box: Box;
  /** Unit: pixels of the recorded frame. */
  readonly centroid: Point;
  readonly quality: FrameQuality['verdict'];
  readonly view: 'fit' | ViewFault;
  readonly inferenceMs: number;
  readonly mask: Mask8;
}

/**
 * What the overlay was allowed to draw from `arrivedAtMs` on, until the next of these: the mask of one frame, or
 * nothing. Temporal logic may hold an earlier prediction.
 */
export interface RecordedEvidence {
  /** Since the start of the recording. Unit: ms. */
  readonly arrivedAtMs: number;
  /** The prediction's frame; null: nothing may be drawn. */
  readonly frameId: number | null;
  /** Age (frame time minus capture of the prediction's frame) up to which it may be drawn. Unit: ms. */
  readonly validForMs: number;
}

/** The attention map that could be drawn from `arrivedAtMs` on, until the next of these; null: none. */
export interface RecordedAttention {
  /** Since the start of the recording. Unit: ms. */
  readonly arrivedAtMs: number;
  readonly map: {
    /** Of the frame that was looked at. */
    readonly frameId: number;
    /** Age up to which it may be drawn, as in {@link RecordedEvidence}. */
    readonly validForMs: number;
    readonly explains: DifficultyLabel;
    /** The very map that was drawn, byte by byte. */
    readonly values: Mask8;
  } | null;
}

/** All that a track holds of a stretch of time. */
export interface TrackContent {
  readonly predictions: readonly RecordedPrediction[];
  readonly evidence: readonly RecordedEvidence[];
  /** While the attention map was wanted in the heatmap's place; left out where there is none. */
  readonly attention?: readonly RecordedAttention[];
}
