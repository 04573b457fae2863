/** Extent in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Axis-aligned box; `x`, `y` is the upper left corner. Unit: pixels of the frame it is given with. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Point in pixels of the frame it is given with; pixel centres lie at half-integer positions. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
