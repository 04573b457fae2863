/** A level and the share of images that succeed at it, 0 to 1. */
export interface CurvePoint {
  readonly level: number;
  readonly share: number;
}

/** The study's success plots (Kim 2021). */
export interface SuccessCurves {
  /** Share of images with an IoU strictly above 0.0, 0.1 ... 0.9. */
  readonly iou: readonly CurvePoint[];
  /** Share of images with a centroid distance strictly below 0.01, 0.02 ... 0.10. */
  readonly centroidDistance: readonly CurvePoint[];
}
