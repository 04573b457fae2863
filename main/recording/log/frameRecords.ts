import { type RecordedFrame, recordedFrameBytes } from '../../../common/recordings/recordedFrame';

/** Bit of the flags that says that frames of the source are missing before this one. */
const followsGapFlag = 1;

/** Whole records, and how many bytes of a record that was cut off follow them. */
export interface DecodedFrames {
  readonly frames: readonly RecordedFrame[];
  readonly droppedBytes: number;
}

/**
 * One record of `frames.bin`; the layout stands in `common/recordings/recordedFrame.ts`.
 * @throws RangeError when a number has no place in its field
 */
export function encodeFrame({ frameId, segment, followsGap, atMs, mediaTimeMs }: RecordedFrame) {
  const record = Buffer.alloc(recordedFrameBytes);
  record.writeUInt32LE(frameId, 0);
  record.writeUInt16LE(segment, 4);
  record.writeUInt16LE(followsGap ? followsGapFlag : 0, 6);
  record.writeDoubleLE(atMs, 8);
  record.writeDoubleLE(mediaTimeMs, 16);
  return record;
}

/** Reads `frames.bin`, or a part of it that begins with a record. A record that was cut off is left out. */
export function decodeFrames(bytes: Uint8Array): DecodedFrames {
  const count = Math.floor(bytes.length / recordedFrameBytes);
  const frames = Array.from({ length: count }, (_, index) => decodeFrame(bytes, index));
  return { frames, droppedBytes: bytes.length - count * recordedFrameBytes };
}

/** One record. @throws RangeError when it is not there as a whole */
export function decodeFrame(bytes: Uint8Array, index: number): RecordedFrame {
  const at = index * recordedFrameBytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, recordedFrameBytes);
  return {
    frameId: view.getUint32(0, true),
    segment: view.getUint16(4, true),
    followsGap: (view.getUint16(6, true) & followsGapFlag) !== 0,
    atMs: view.getFloat64(8, true),
    mediaTimeMs: view.getFloat64(16, true),
  };
}
