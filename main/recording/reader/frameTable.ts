import { open } from 'node:fs/promises';
import { type RecordedFrame, recordedFrameBytes } from '../../../common/recordings/recordedFrame';
import { decodeFrame } from '../log/frameRecords';

/** How far from a frame the one is looked for that its prediction was made of: 10 s at 60 fps, a moment ahead. */
const mostFramesBack = 600;
const mostFramesAhead = 30;

/** `frames.bin` of one recording, in memory: 24 bytes a frame, 2.6 MB an hour at 30 fps. */
export class FrameTable {
  private readonly path: string;
  private bytes = new Uint8Array();
  private count = 0;

  constructor(path: string) {
    this.path = path;
  }

  get length(): number {
    return this.count;
  }

  /** @throws RangeError where there is no such frame */
  at(frame: number): RecordedFrame {
    if (frame < 0 || frame >= this.count) throw new RangeError(`There is no frame ${frame}.`);
    return decodeFrame(this.bytes, frame);
  }

  /** Takes in what was written since. A record that is cut off waits for its rest. @throws what the system says */
  async refresh(): Promise<void> {
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      const known = this.count * recordedFrameBytes;
      const added = Math.floor((size - known) / recordedFrameBytes) * recordedFrameBytes;
      if (added <= 0) return;
      const bytes = this.withRoomFor(known + added);
      const { bytesRead } = await file.read(bytes, known, added, known);
      this.bytes = bytes;
      this.count += Math.floor(bytesRead / recordedFrameBytes);
    } finally {
      await file.close();
    }
  }

  /** The newest frame that was captured at a time or before it; the first one before all. */
  frameAt(atMs: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.at(middle).atMs <= atMs) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /**
   * When a frame was captured that a prediction names. Numbers of another source begin anew, so it is looked for near.
   * @param near a frame of the recording
   * @returns null where it was not recorded
   */
  capturedAtMs(frameId: number, near: number): number | null {
    const last = Math.min(this.count - 1, near + mostFramesAhead);
    for (let frame = last; frame >= Math.max(0, near - mostFramesBack); frame -= 1) {
      const record = this.at(frame);
      if (record.frameId === frameId) return record.atMs;
    }
    return null;
  }

  private withRoomFor(length: number): Uint8Array<ArrayBuffer> {
    if (length <= this.bytes.length) return this.bytes;
    // Twice what is needed, so that a recording that grows is not copied every time.
    const larger = new Uint8Array(this.count === 0 ? length : 2 * length);
    larger.set(this.bytes);
    return larger;
  }
}
