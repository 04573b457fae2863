/** Cuts a byte stream into frames of one length, wherever the chunks end. */
export class FrameSplitter {
  readonly #frameLengthBytes: number;
  #frame: Uint8Array;
  #filledBytes = 0;

  /** @throws RangeError when the length is not a positive integer. */
  constructor(frameLengthBytes: number) {
    if (!Number.isSafeInteger(frameLengthBytes) || frameLengthBytes <= 0) {
      throw new RangeError(`A frame cannot have ${frameLengthBytes} bytes`);
    }
    this.#frameLengthBytes = frameLengthBytes;
    this.#frame = uninitialisedBytes(frameLengthBytes);
  }

  /** Bytes of a frame that has begun but is not complete. */
  get pendingBytes(): number {
    return this.#filledBytes;
  }

  /**
   * The frames that this chunk completes. Every byte is copied once, straight into the frame that it
   * belongs to; each frame owns its buffer and the chunk may be reused afterwards.
   */
  push(chunk: Uint8Array): Uint8Array[] {
    const frames: Uint8Array[] = [];
    let readBytes = 0;
    while (readBytes < chunk.length) {
      const missingBytes = this.#frameLengthBytes - this.#filledBytes;
      const part = chunk.subarray(readBytes, readBytes + missingBytes);
      this.#frame.set(part, this.#filledBytes);
      this.#filledBytes += part.length;
      readBytes += part.length;
      if (this.#filledBytes === this.#frameLengthBytes) frames.push(this.#takeFrame());
    }
    return frames;
  }

  #takeFrame(): Uint8Array {
    const frame = this.#frame;
    this.#frame = uninitialisedBytes(this.#frameLengthBytes);
    this.#filledBytes = 0;
    return frame;
  }
}

/** Not zeroed, because every byte is written before the frame leaves; never from Node's pool. */
function uninitialisedBytes(lengthBytes: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(lengthBytes).buffer);
}
