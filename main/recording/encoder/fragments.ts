import { type FileHandle, open } from 'node:fs/promises';

/** What a fragmented MP4 holds that plays. */
export interface Fragments {
  /** Pictures in whole fragments. */
  readonly frames: number;
  /** Bytes up to the end of the last whole fragment, or of what stands before the first. */
  readonly validBytes: number;
  readonly fileBytes: number;
}

const boxHeaderBytes = 8;
/** The description of a fragment of half a second is a few kilobytes; more is no fragment. */
const largestDescriptionBytes = 1024 * 1024;

/**
 * Walks over the boxes of a fragmented MP4 (ISO/IEC 14496-12: `moof` says how many samples the `mdat` after it
 * holds) without reading the pictures.
 * @throws what the system says
 */
export async function readFragments(path: string): Promise<Fragments> {
  const file = await open(path, 'r');
  try {
    return await walk(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/**
 * Takes away what a killed writer left behind the last whole fragment; nothing is encoded again.
 * @returns what plays now
 * @throws what the system says
 */
export async function repairSegment(path: string): Promise<Fragments> {
  const found = await readFragments(path);
  if (found.validBytes === found.fileBytes) return found;
  const file = await open(path, 'r+');
  try {
    await file.truncate(found.validBytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return { ...found, fileBytes: found.validBytes };
}

async function walk(file: FileHandle, fileBytes: number): Promise<Fragments> {
  let [at, frames, validBytes, described] = [0, 0, 0, 0];
  for (;;) {
    const box = await boxAt(file, at, fileBytes);
    if (box === null) return { frames, validBytes, fileBytes };
    if (box.type === 'moof') described = await samplesOf(file, at, box.length);
    at += box.length;
    if (box.type === 'moof') continue;
    if (box.type === 'mdat') {
      frames += described;
      described = 0;
    }
    validBytes = at;
  }
}

/** Null where no whole box begins. */
async function boxAt(file: FileHandle, at: number, fileBytes: number) {
  if (at + boxHeaderBytes > fileBytes) return null;
  const header = await bytesAt(file, at, boxHeaderBytes);
  const length = header.readUInt32BE(0);
  if (length < boxHeaderBytes || at + length > fileBytes) return null;
  return { length, type: header.toString('latin1', 4, 8) };
}

/** Sum of the sample counts of all `trun` inside `moof` / `traf`. */
async function samplesOf(file: FileHandle, at: number, length: number): Promise<number> {
  if (length > largestDescriptionBytes) return 0;
  return countIn(await bytesAt(file, at, length), boxHeaderBytes, length);
}

function countIn(box: Buffer, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at + boxHeaderBytes <= to) {
    const length = box.readUInt32BE(at);
    if (length < boxHeaderBytes || at + length > to) break;
    const type = box.toString('latin1', at + 4, at + 8);
    if (type === 'traf') count += countIn(box, at + boxHeaderBytes, at + length);
    // Version and flags stand before the count.
    if (type === 'trun') count += box.readUInt32BE(at + boxHeaderBytes + 4);
    at += length;
  }
  return count;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new RangeError('The file became shorter while it was read.');
    done += bytesRead;
  }
  return bytes;
}
