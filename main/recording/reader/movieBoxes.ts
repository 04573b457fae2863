/** A box of an MP4 file. Unit: bytes. */
export interface MovieBox {
  readonly type: string;
  readonly offset: number;
  /** With its header. */
  readonly length: number;
  readonly headerLength: number;
}

/** What one fragment (`moof`) says about the pictures behind it. */
export interface FragmentFacts {
  readonly frames: number;
  readonly startsWithKeyFrame: boolean;
}

/** Longest header of a box: length, type and a length of 64 bit. Unit: bytes. */
export const longestBoxHeader = 16;

/** Bit of a sample's flags: it needs others to be decoded (ISO/IEC 14496-12, 8.8.3.1). */
const isNoKeyFrame = 0x1_0000;

/**
 * Reads the header of a box.
 * @param bytes from the box's beginning on
 * @param offset of the box in its file
 * @returns null where the header is not complete, or where no box begins
 */
export function boxAt(bytes: Uint8Array, offset: number): MovieBox | null {
  if (bytes.length < 8) return null;
  const view = viewOf(bytes);
  const short = view.getUint32(0);
  const type = String.fromCharCode(...bytes.subarray(4, 8));
  if (short !== 1) return short < 8 ? null : { type, offset, length: short, headerLength: 8 };
  if (bytes.length < longestBoxHeader) return null;
  const length = Number(view.getBigUint64(8));
  return length < longestBoxHeader
    ? null
    : { type, offset, length, headerLength: longestBoxHeader };
}

/**
 * Counts the pictures of a fragment.
 * @param moof the whole box
 * @throws RangeError where it is cut off or nested otherwise than boxes are
 */
export function fragmentFacts(moof: Uint8Array): FragmentFacts {
  const track = child(moof, 'traf');
  const run = child(track, 'trun');
  const view = viewOf(run);
  const flags = view.getUint32(8) & 0xff_ffff;
  return {
    frames: view.getUint32(12),
    startsWithKeyFrame: (firstSampleFlags(view, flags, track) & isNoKeyFrame) === 0,
  };
}

/** Where the run does not say it, the header of the track's fragment does. */
function firstSampleFlags(run: DataView, flags: number, track: Uint8Array): number {
  const hasDataOffset = (flags & 0x1) !== 0;
  const samplesAt = 16 + (hasDataOffset ? 4 : 0);
  if ((flags & 0x4) !== 0) return run.getUint32(samplesAt);
  if ((flags & 0x400) !== 0) {
    const before = [0x100, 0x200].filter((field) => (flags & field) !== 0).length;
    return run.getUint32(samplesAt + 4 * before);
  }
  return defaultFlags(child(track, 'tfhd'));
}

function defaultFlags(header: Uint8Array): number {
  const view = viewOf(header);
  const flags = view.getUint32(8) & 0xff_ffff;
  if ((flags & 0x20) === 0) return 0;
  const wide = (flags & 0x1) !== 0 ? 8 : 0;
  const words = [0x2, 0x8, 0x10].filter((field) => (flags & field) !== 0).length;
  return view.getUint32(16 + wide + 4 * words);
}

/** The first box of a type inside another one. */
function child(parent: Uint8Array, type: string): Uint8Array {
  let offset = 8;
  while (offset < parent.length) {
    const box = boxAt(parent.subarray(offset), offset);
    if (box === null) break;
    if (box.type === type) return parent.subarray(offset, offset + box.length);
    offset += box.length;
  }
  throw new RangeError(`A fragment has no ${type}.`);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
