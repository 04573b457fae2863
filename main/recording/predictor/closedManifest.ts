import { join } from 'node:path';
import { explain } from '../../../common/language/explain';
import {
  manifestFile,
  type PredictionTrack,
  type RecordingManifest,
} from '../../../common/recordings/recordingManifest';
import { UserFacingError } from '../../../common/userFacingError';
import { writeFileDurably } from '../../files/durableFile';
import { readManifest } from '../reader/readManifest';

/**
 * Puts a track into the manifest of a recording that is complete, in the place of one with the same id.
 * @param track null takes it away
 * @throws UserFacingError where the recording grows or cannot be read; what the system says
 */
export async function keepTrack(
  folder: string,
  trackId: string,
  track: PredictionTrack | null,
): Promise<void> {
  const manifest = await readManifest(folder);
  requireComplete(manifest);
  const others = manifest.tracks.filter(({ id }) => id !== trackId);
  const changed: RecordingManifest = {
    ...manifest,
    tracks: track === null ? others : [...others, track],
  };
  await writeFileDurably(join(folder, manifestFile), `${JSON.stringify(changed, null, 2)}\n`);
}

/** A recording that grows belongs to its recorder. @throws UserFacingError */
export function requireComplete({ state, recordingId }: RecordingManifest): void {
  if (state !== 'recording') return;
  throw new UserFacingError(explain('prediction.stillRecording', { recordingId }));
}

/** The track that a pack computed, complete or not; null where it never did. */
export function computedTrack(
  { tracks }: Pick<RecordingManifest, 'tracks'>,
  packId: string,
): PredictionTrack | null {
  return tracks.find(({ id, origin }) => origin === 'computed' && id === packId) ?? null;
}
