import { readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { recordedFrameBytes } from '../../../common/recordings/recordedFrame';
import {
  framesFile,
  liveTrackFile,
  manifestFile,
  recordingIdSchema,
  type RecordedSegment,
  type RecordingManifest,
  recordingManifestSchema,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import { writeFileDurably } from '../../files/durableFile';
import { repairSegment } from '../encoder/fragments';
import { decodeFrame, decodeFrames } from '../log/frameRecords';
import { scanChunks } from '../log/predictionChunks';
import { forgetEncoderIds } from './encoderIds';
import { endLeftEncoders } from './leftEncoders';
import { sha256OfFile } from './sha256OfFile';

/** What became of a recording whose writer was killed. */
export interface Adopted {
  readonly recordingId: string;
  /** Frames that play. */
  readonly frames: number;
  /** Null where it was closed; else why it could not be. */
  readonly error: unknown;
}

/**
 * Closes every recording that nobody writes any more: ends encoders that were left behind, cuts off what is not
 * whole, and says `recovered`. Nothing is encoded again, and nothing that plays is taken away.
 * @param root folder of the recordings; one that is not there holds none
 * @param isOurs whether a recording is being written by this process
 */
export async function adoptRecordings(
  root: string,
  isOurs: (recordingId: string) => boolean,
): Promise<readonly Adopted[]> {
  const names = await readdir(root).catch(() => []);
  const adopted: Adopted[] = [];
  for (const name of names) {
    if (!recordingIdSchema.safeParse(name).success || isOurs(name)) continue;
    const one = await adopt(join(root, name), name);
    if (one !== null) adopted.push(one);
  }
  return adopted;
}

/** Null where there is nothing to do. */
async function adopt(folder: string, recordingId: string): Promise<Adopted | null> {
  const manifest = await readManifest(folder);
  if (manifest?.state !== 'recording') return null;
  try {
    return { recordingId, frames: await closeOrphan(folder, manifest), error: null };
  } catch (error) {
    return { recordingId, frames: 0, error };
  }
}

async function readManifest(folder: string): Promise<RecordingManifest | null> {
  try {
    const text = await readFile(join(folder, manifestFile), 'utf8');
    return recordingManifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function closeOrphan(folder: string, manifest: RecordingManifest): Promise<number> {
  await endLeftEncoders(folder);
  const records = await readFile(join(folder, framesFile));
  const segments = await countSegments(folder, manifest.segments, records);
  const last = segments.at(-1);
  const frames = last === undefined ? 0 : last.firstFrame + (last.frames ?? 0);
  await truncate(join(folder, framesFile), frames * recordedFrameBytes);
  await cutPredictions(join(folder, liveTrackFile));
  await cutTimeline(join(folder, timelineFile));
  const lastAtMs = frames === 0 ? 0 : decodeFrame(records, frames - 1).atMs;
  await writeFileDurably(
    join(folder, manifestFile),
    `${JSON.stringify(await closedManifest(folder, manifest, segments, lastAtMs), null, 2)}\n`,
  );
  await forgetEncoderIds(folder);
  return frames;
}

async function countSegments(
  folder: string,
  segments: readonly RecordedSegment[],
  records: Uint8Array,
): Promise<readonly RecordedSegment[]> {
  const counted: RecordedSegment[] = [];
  const recorded = decodeFrames(records).frames;
  for (const [index, segment] of segments.entries()) {
    const path = join(folder, segment.file);
    const known = recorded.filter((frame) => frame.segment === index).length;
    const { frames } = await repairSegment(path).catch(() => ({ frames: 0 }));
    const kept = Math.min(frames, known);
    const sha256 = kept === 0 ? null : await sha256OfFile(path);
    counted.push({ ...segment, frames: kept, sha256 });
  }
  // A file without a picture at the end is none.
  while (counted.at(-1)?.frames === 0) {
    const empty = counted.pop();
    if (empty !== undefined) await rm(join(folder, empty.file), { force: true });
  }
  return counted;
}

async function cutPredictions(path: string): Promise<void> {
  const { validBytes } = scanChunks(await readFile(path));
  await truncate(path, validBytes);
}

async function cutTimeline(path: string): Promise<void> {
  const bytes = await readFile(path);
  await truncate(path, bytes.lastIndexOf('\n'.charCodeAt(0)) + 1);
}

async function closedManifest(
  folder: string,
  manifest: RecordingManifest,
  segments: readonly RecordedSegment[],
  lastAtMs: number,
): Promise<RecordingManifest> {
  const hash = (name: string): Promise<string> => sha256OfFile(join(folder, name));
  return {
    ...manifest,
    state: 'recovered',
    endedAt: new Date(Date.parse(manifest.startedAt) + lastAtMs).toISOString(),
    segments: [...segments],
    tracks: await Promise.all(
      manifest.tracks.map(async (track) => ({ ...track, sha256: await hash(track.file) })),
    ),
    hashes: { frames: await hash(framesFile), timeline: await hash(timelineFile) },
  };
}
