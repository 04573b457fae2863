import type { FrameQuality } from './frameQuality';
import type { Box, Point, Size } from './geometry';
import type { ViewQuality } from './viewQuality';

/** A probability map of the ampulla, quantised to 8 bit (255 = 1). Covers the whole frame. */
export interface Mask8 extends Size {
  /** `width * height` values, row by row. */
  readonly values: Uint8Array;
}

/** Names what produced a prediction; stands with every prediction that is kept or exported. */
export interface ModelIdentity {
  readonly packId: string;
  readonly packVersion: string;
  /** SHA-256 of the model file, hexadecimal. */
  readonly sha256: string;
  readonly provider: ExecutionProvider;
}

/** Execution providers of ONNX Runtime that the host knows. */
export const executionProviders = ['cuda', 'dml', 'coreml', 'webgpu', 'cpu'] as const;
export type ExecutionProvider = (typeof executionProviders)[number];

/** What one inference says about one frame. */
export interface Prediction {
  readonly frameId: number;
  readonly capturedAtMs: number;
  readonly mediaTimeMs: number;
  /** Maximum of the soft mask, 0 to 1; the raw confidence (Kim 2021). */
  readonly peak: number;
  /** The region above the relative threshold that is connected to the peak, whatever the peak is. */
  readonly region: MaskRegion;
  /** True when the peak reaches the pack's threshold for "something to show". */
  readonly found: boolean;
  readonly mask: Mask8;
  /** Whether the picture was fit to be looked at; `found` says what the model saw, fit or not. */
  readonly quality: FrameQuality;
  /** Share of the region that has an instrument's colour, 0 to 1; see `common/instrumentCover.ts`. */
  readonly instrumentShare: number;
  /** Whether the view is one that the difficulty may be judged by; see `common/viewQuality.ts`. */
  readonly view: ViewQuality;
  /** Duration of `session.run` with its pre- and post-processing. */
  readonly inferenceMs: number;
}

/** What of a prediction is drawn. */
export type DrawnPrediction = Pick<
  Prediction,
  'frameId' | 'capturedAtMs' | 'peak' | 'region' | 'mask'
>;

/** Box and centroid of a mask's region. Unit: pixels of the displayed (cropped) frame. */
export interface MaskRegion {
  readonly box: Box;
  readonly centroid: Point;
}
