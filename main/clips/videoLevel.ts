import type { Size } from '../../common/geometry';
import type { ClipShape } from './clipShape';

/** What a film of H.264 asks of whoever plays it, and what DICOM calls it. */
export interface VideoLevel extends Size {
  readonly level: '4.1' | '4.2';
  /** Of DICOM (PS3.5, A.4.6 and A.4.7). */
  readonly transferSyntaxUid: string;
}

/** Macroblocks a picture and a second (ITU-T H.264, table A-1). */
const levels = [
  {
    level: '4.1',
    mostBlocks: 8192,
    mostBlocksPerSecond: 245_760,
    transferSyntaxUid: '1.2.840.10008.1.2.4.102',
  },
  {
    level: '4.2',
    mostBlocks: 8704,
    mostBlocksPerSecond: 522_240,
    transferSyntaxUid: '1.2.840.10008.1.2.4.104',
  },
] as const;

/** The lowest level of DICOM that takes these pictures; larger ones are made smaller. */
export function videoLevel(shape: ClipShape): VideoLevel {
  const found = levels.find((level) => fits(shape, shape.framesPerSecond, level));
  if (found !== undefined) {
    const { level, transferSyntaxUid } = found;
    return { width: shape.width, height: shape.height, level, transferSyntaxUid };
  }
  const smaller = { width: evenBelow(shape.width * 0.95), height: evenBelow(shape.height * 0.95) };
  return videoLevel({ ...smaller, framesPerSecond: shape.framesPerSecond });
}

function fits(
  { width, height }: Size,
  framesPerSecond: number,
  { mostBlocks, mostBlocksPerSecond }: (typeof levels)[number],
): boolean {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  return blocks <= mostBlocks && blocks * framesPerSecond <= mostBlocksPerSecond;
}

function evenBelow(length: number): number {
  return Math.max(2, 2 * Math.floor(length / 2));
}
