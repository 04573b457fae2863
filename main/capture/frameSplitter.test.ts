import { describe, expect, it } from 'vitest';
import { FrameSplitter } from './frameSplitter';

const frameLength = 7;
const stream = Uint8Array.from({ length: 5 * frameLength + 3 }, (_, index) => index);

function splitInChunks(chunkLength: number): { frames: Uint8Array[]; pendingBytes: number } {
  const splitter = new FrameSplitter(frameLength);
  const frames: Uint8Array[] = [];
  for (let start = 0; start < stream.length; start += chunkLength) {
    // One chunk buffer, overwritten after each push: frames must not refer to it.
    const chunk = stream.slice(start, start + chunkLength);
    frames.push(...splitter.push(chunk));
    chunk.fill(255);
  }
  return { frames, pendingBytes: splitter.pendingBytes };
}

describe('FrameSplitter', () => {
  it('gives the same frames for every chunk length', () => {
    const expected = [0, 1, 2, 3, 4].map((index) =>
      stream.slice(index * frameLength, (index + 1) * frameLength),
    );
    for (let chunkLength = 1; chunkLength <= stream.length; chunkLength += 1) {
      const { frames, pendingBytes } = splitInChunks(chunkLength);
      expect(frames).toEqual(expected);
      expect(pendingBytes).toBe(3);
    }
  });

  it('gives every frame a buffer of its own', () => {
    const { frames } = splitInChunks(stream.length);
    const buffers = new Set(frames.map((frame) => frame.buffer));
    expect(buffers.size).toBe(frames.length);
    for (const frame of frames) {
      expect(frame.byteOffset).toBe(0);
      expect(frame.buffer.byteLength).toBe(frameLength);
    }
  });

  it('ignores empty chunks', () => {
    const splitter = new FrameSplitter(2);
    expect(splitter.push(new Uint8Array(0))).toEqual([]);
    expect(splitter.push(Uint8Array.of(1, 2))).toEqual([Uint8Array.of(1, 2)]);
  });

  it('refuses a length that no frame can have', () => {
    expect(() => new FrameSplitter(0)).toThrow(RangeError);
    expect(() => new FrameSplitter(1.5)).toThrow(RangeError);
  });
});
