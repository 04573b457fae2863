import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { writeDicom } from '../../cases/exports/dicom/writeDicom';
import type { ClipJob } from '../clipMessages';
import { videoLevel } from '../videoLevel';
import { type ClipFilm, videoDataset } from './videoDataset';

/** Length of an item is written with 32 bits, and has to be even. Unit: bytes. */
const largestFilmBytes = 0xffff_fffe;
/** Instead of a length: it ends where it says so. */
const untilDelimiter = 0xffff_ffff;

type Described = Pick<ClipJob, 'partialPaths' | 'version' | 'subject' | 'seed' | 'overlay'>;

/**
 * Writes the film at `partialPaths.film` as an object of DICOM to `partialPaths.object`: the whole file is one
 * fragment (PS3.5, A.4 and 8.2.7). The film goes through in pieces, however long it is.
 * @throws RangeError where it is too large, what the system says, AbortError when it was stopped
 */
export async function writeVideoObject(
  job: Described,
  film: Omit<ClipFilm, 'bytes'>,
  signal: AbortSignal,
): Promise<void> {
  const { size: bytes } = await stat(job.partialPaths.film);
  if (bytes > largestFilmBytes) throw new RangeError('the film is larger than 4 GB');
  const { transferSyntaxUid } = videoLevel(film.shape);
  const head = writeDicom(videoDataset(job, { ...film, bytes }), transferSyntaxUid);
  const file = await open(job.partialPaths.object, 'w');
  try {
    await file.appendFile(head);
    await file.appendFile(beforeFilm(bytes));
    for await (const piece of createReadStream(job.partialPaths.film, { signal })) {
      await file.appendFile(piece as Uint8Array);
    }
    await file.appendFile(behindFilm(bytes));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Pixel Data of unknown length, an empty table of offsets, and the head of the one fragment. */
function beforeFilm(bytes: number): Buffer {
  const pixelData = Buffer.alloc(12);
  pixelData.writeUInt16LE(0x7fe0, 0);
  pixelData.writeUInt16LE(0x0010, 2);
  pixelData.write('OB', 4, 'latin1');
  pixelData.writeUInt32LE(untilDelimiter, 8);
  return Buffer.concat([pixelData, item(0xe000, 0), item(0xe000, evenLength(bytes))]);
}

function behindFilm(bytes: number): Buffer {
  return Buffer.concat([Buffer.alloc(evenLength(bytes) - bytes), item(0xe0dd, 0)]);
}

function item(element: number, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt16LE(element, 2);
  head.writeUInt32LE(length, 4);
  return head;
}

function evenLength(bytes: number): number {
  return bytes + (bytes % 2);
}
