import { constants, crc32, deflateSync, inflateSync } from 'node:zlib';
import type { TrackContent } from '../../../common/recordings/recordedPrediction';
import { joinContent, splitContent } from './trackContent';

/** The first bytes of every file of predictions. */
export const predictionsMagic = Buffer.from('AMPPRED1', 'latin1');

/** Length and checksum before each payload. Unit: bytes. */
const headerBytes = 8;
/** A chunk holds half a second; more than this is no chunk but a broken length. 16 MiB hold 4000 masks. */
const largestPayloadBytes = 16 * 1024 * 1024;
/** What a chunk may become when it is unpacked, so that a broken file cannot take the memory. */
const largestContentBytes = 256 * 1024 * 1024;

/** A chunk whose checksum is right. */
export interface PredictionChunk {
  /** Where its header begins in what was read. Unit: bytes. */
  readonly offset: number;
  /** With its header. Unit: bytes. */
  readonly length: number;
  /** Packed; `decodeChunk` opens it. */
  readonly payload: Uint8Array;
}

/** What a file of predictions holds that can be trusted. */
export interface ScannedChunks {
  readonly chunks: readonly PredictionChunk[];
  /** Bytes up to the end of the last good chunk. */
  readonly validBytes: number;
  /** What follows: a chunk that was cut off or damaged, and everything after it. */
  readonly droppedBytes: number;
}

/** Packs what a track holds of a stretch of time, with the chunk's header. */
export function encodeChunk(content: TrackContent): Buffer {
  const payload = deflateSync(joinContent(content), { level: constants.Z_BEST_COMPRESSION });
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([header, payload]);
}

/**
 * Finds the chunks without opening them.
 * @param bytes a file of predictions, or the part of it from `offset` on
 * @param offset where a chunk begins in `bytes`; after the magic for a whole file
 * @throws RangeError when a whole file does not begin with the magic
 */
export function scanChunks(bytes: Uint8Array, offset?: number): ScannedChunks {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = offset ?? offsetAfterMagic(file);
  const chunks: PredictionChunk[] = [];
  for (let chunk = chunkAt(file, at); chunk !== null; chunk = chunkAt(file, at)) {
    chunks.push(chunk);
    at += chunk.length;
  }
  return { chunks, validBytes: at, droppedBytes: file.length - at };
}

/**
 * Opens a chunk.
 * @throws RangeError, SyntaxError or zlib's error when it holds something else
 */
export function decodeChunk({ payload }: Pick<PredictionChunk, 'payload'>): TrackContent {
  return splitContent(inflateSync(payload, { maxOutputLength: largestContentBytes }));
}

/** Everything that a file of predictions holds. @throws RangeError when it is no such file */
export function decodePredictions(bytes: Uint8Array): TrackContent & { droppedBytes: number } {
  const { chunks, droppedBytes } = scanChunks(bytes);
  const contents = chunks.map(decodeChunk);
  const attention = contents.flatMap((content) => content.attention ?? []);
  return {
    predictions: contents.flatMap(({ predictions }) => predictions),
    evidence: contents.flatMap(({ evidence }) => evidence),
    ...(attention.length === 0 ? {} : { attention }),
    droppedBytes,
  };
}

/** A file that was killed before its magic was on the disk holds nothing. */
function offsetAfterMagic(file: Buffer): number {
  const start = file.subarray(0, predictionsMagic.length);
  if (!predictionsMagic.subarray(0, start.length).equals(start)) {
    throw new RangeError('This is no file of predictions.');
  }
  return start.length < predictionsMagic.length ? 0 : predictionsMagic.length;
}

function chunkAt(file: Buffer, offset: number): PredictionChunk | null {
  if (offset < predictionsMagic.length && file.length < predictionsMagic.length) return null;
  if (offset + headerBytes > file.length) return null;
  const payloadBytes = file.readUInt32LE(offset);
  const end = offset + headerBytes + payloadBytes;
  if (payloadBytes > largestPayloadBytes || end > file.length) return null;
  const payload = file.subarray(offset + headerBytes, end);
  if (crc32(payload) !== file.readUInt32LE(offset + 4)) return null;
  return { offset, length: headerBytes + payloadBytes, payload };
}
