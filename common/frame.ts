import type { Size } from './geometry';

/**
 * `i420`: planar YUV 4:2:0, planes Y, U, V without padding, BT.709 in the limited range.
 * `rgb24`: interleaved R, G, B.
 */
export type PixelFormat = 'i420' | 'rgb24';

/**
 * One picture of a source. Both outputs of a capture (display and model) carry the same `frameId`
 * for the same moment.
 */
export interface Frame extends Size {
  /** Counts from 0 with every frame that the source delivered, without gaps. */
  readonly frameId: number;
  /** When the frame arrived, in milliseconds of the process's monotonic clock. */
  readonly capturedAtMs: number;
  /** Presentation time inside the source, in milliseconds from its first frame. */
  readonly mediaTimeMs: number;
  readonly pixelFormat: PixelFormat;
  /** Length: {@link frameByteLength}. The receiver owns it. */
  readonly pixels: Uint8Array;
}

/** Bytes of one frame without padding. I420 needs even width and height. */
export function frameByteLength(pixelFormat: PixelFormat, { width, height }: Size): number {
  switch (pixelFormat) {
    case 'i420':
      return (width * height * 3) / 2;
    case 'rgb24':
      return width * height * 3;
  }
}
