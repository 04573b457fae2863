import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { frameFaults } from '../../../common/frameQuality';
import type { PredictionTrack } from '../../../common/recordings/recordingManifest';
import type { TrackDigest } from '../../../common/recordings/trackDigest';
import { writeFileDurably } from '../../files/durableFile';
import { DigestMaker } from '../reader/digestMaker';
import { TrackReader } from '../reader/trackReader';
import { fileLength } from './recordingFolders';

/** What of a track's entry in the manifest its digest is made of. */
type TrackFile = Pick<PredictionTrack, 'id' | 'file'>;

const whole = z.int().nonnegative();
const keptSchema = z.strictObject({
  /** Length of the track that it was made of. Unit: bytes. */
  bytes: whole,
  seconds: z.array(
    z.strictObject({
      peak: z.number().nullable(),
      predictions: whole,
      found: whole,
      quality: z.enum(['usable', ...frameFaults]).nullable(),
    }),
  ),
});

/** Digests of tracks, each made once and kept beside the recordings. */
export class DigestCache {
  private readonly folder: string;

  /** @param folder is made when something is kept */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** A digest that was made before, of this very file; null where there is none. */
  async kept(recordingFolder: string, recordingId: string, track: TrackFile) {
    try {
      const text = await readFile(this.pathOf(recordingId, track.id), 'utf8');
      const { bytes, seconds } = keptSchema.parse(JSON.parse(text));
      if (bytes !== (await fileLength(join(recordingFolder, track.file)))) return null;
      return { trackId: track.id, seconds, isComplete: true } satisfies TrackDigest;
    } catch {
      return null;
    }
  }

  /** Keeps a digest. One that cannot be written is made again the next time. */
  async keep(recordingFolder: string, recordingId: string, file: string, digest: TrackDigest) {
    const bytes = await fileLength(join(recordingFolder, file));
    const text = JSON.stringify({ bytes, seconds: digest.seconds });
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFileDurably(this.pathOf(recordingId, digest.trackId), text);
    } catch {
      // It costs some seconds of a core's leisure, and nothing else.
    }
  }

  /**
   * The digest of a track of a recording that is complete: kept, or made now.
   * @throws what the system says, the signal's reason
   */
  async digest(
    recordingFolder: string,
    recordingId: string,
    track: TrackFile,
    signal: AbortSignal,
  ): Promise<TrackDigest> {
    const kept = await this.kept(recordingFolder, recordingId, track);
    if (kept !== null) return kept;
    const reader = new TrackReader(join(recordingFolder, track.file));
    await reader.refresh();
    const maker = new DigestMaker(track.id, reader);
    await maker.catchUp(signal);
    const digest = maker.digest(false);
    await this.keep(recordingFolder, recordingId, track.file, digest);
    return digest;
  }

  private pathOf(recordingId: string, trackId: string): string {
    return join(this.folder, `${recordingId}-${trackId}.json`);
  }
}
