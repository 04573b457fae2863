import type { Box } from '../../../../common/geometry';

/** A picture of the data set, made small enough to stand in a report. */
export interface PictureRequest {
  /** Absolute path of the picture. */
  readonly path: string;
  /** The part of it to show, in its pixels; whole numbers. */
  readonly part: Box;
  /** The result is at most so wide. */
  readonly widthPx: number;
}

/**
 * Reads a picture as a small JPEG file; null when it cannot be read, for a report goes without it
 * then. Rejects only when the command is stopped.
 */
export type PictureReader = (request: PictureRequest) => Promise<Uint8Array | null>;
