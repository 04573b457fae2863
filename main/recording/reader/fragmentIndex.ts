import { type FileHandle, open } from 'node:fs/promises';
import { boxAt, fragmentFacts, longestBoxHeader, type MovieBox } from './movieBoxes';

/** Frames that are decoded together, from a key frame to another one. Offsets in the file; unit: bytes. */
export interface FrameGroup {
  /** Number of its first frame in the file. */
  readonly firstFrame: number;
  readonly frames: number;
  readonly offset: number;
  readonly length: number;
}

/** A cut in the picture may bring a key frame at any time; groups of a few frames would cost a start of ffmpeg each. */
const leastFrames = 20;

/**
 * Where the frames of a fragmented MP4 lie. What is not complete in a file that still grows, or whose writer was
 * killed, does not count; `refresh` looks for more.
 */
export class FragmentIndex {
  readonly path: string;
  private readonly found: FrameGroup[] = [];
  private headerBytes = 0;
  private nextOffset = 0;
  private refreshing: Promise<void> | null = null;

  constructor(path: string) {
    this.path = path;
  }

  get groups(): readonly FrameGroup[] {
    return this.found;
  }

  /** Bytes before the first fragment, which every decoder needs first; 0 where there are none yet. */
  get headerLength(): number {
    return this.headerBytes;
  }

  get frames(): number {
    const last = this.found.at(-1);
    return last === undefined ? 0 : last.firstFrame + last.frames;
  }

  /** The group that holds a frame; null where the file has no such frame (yet). */
  groupOf(frame: number): FrameGroup | null {
    const group = this.found.findLast(({ firstFrame }) => firstFrame <= frame);
    return group !== undefined && frame < group.firstFrame + group.frames ? group : null;
  }

  /** Takes in what was written since. @throws what the system says where the file cannot be read */
  async refresh(): Promise<void> {
    this.refreshing ??= this.scan().finally(() => {
      this.refreshing = null;
    });
    await this.refreshing;
  }

  private async scan(): Promise<void> {
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      while (await this.takeNext(file, size));
    } finally {
      await file.close();
    }
  }

  /** @returns whether there was another complete box or fragment */
  private async takeNext(file: FileHandle, size: number): Promise<boolean> {
    const box = await readBox(file, this.nextOffset, size);
    if (box === null) return false;
    if (box.type !== 'moof') {
      this.nextOffset += box.length;
      if (this.found.length === 0) this.headerBytes = this.nextOffset;
      return true;
    }
    const data = await readBox(file, box.offset + box.length, size);
    if (data === null) return false;
    const length = box.length + data.length;
    this.add(await readBytes(file, box.offset, box.length), length);
    this.nextOffset += length;
    return true;
  }

  private add(moof: Uint8Array, length: number): void {
    const { frames, startsWithKeyFrame } = fragmentFacts(moof);
    const last = this.found.at(-1);
    if (last === undefined || (startsWithKeyFrame && last.frames >= leastFrames)) {
      this.found.push({ firstFrame: this.frames, frames, offset: this.nextOffset, length });
      return;
    }
    const grown = { ...last, frames: last.frames + frames, length: last.length + length };
    this.found[this.found.length - 1] = grown;
  }
}

async function readBox(file: FileHandle, offset: number, size: number): Promise<MovieBox | null> {
  const box = boxAt(await readBytes(file, offset, longestBoxHeader), offset);
  return box !== null && offset + box.length <= size ? box : null;
}

async function readBytes(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}
