/**
 * What stands in `frames.bin` of one recorded frame: 24 bytes, little endian, in this order. Record k belongs to
 * frame k of the recording, counted over all segments.
 */
export interface RecordedFrame {
  /** As everywhere else in the session: predictions, events and presses name it. Bytes 0 to 3, unsigned. */
  readonly frameId: number;
  /** Place in `manifest.segments`. Bytes 4 and 5, unsigned. */
  readonly segment: number;
  /** Bytes 6 and 7, unsigned; bit 0: frames of the source are missing before it. */
  readonly followsGap: boolean;
  /** Since the start of the recording, by the monotonic clock. Bytes 8 to 15, float. Unit: ms. */
  readonly atMs: number;
  /** Presentation time inside the source. Bytes 16 to 23, float. Unit: ms. */
  readonly mediaTimeMs: number;
}

/** Bytes of one record. */
export const recordedFrameBytes = 24;
