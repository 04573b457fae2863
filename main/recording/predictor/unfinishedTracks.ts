import { join } from 'node:path';
import { recordingIds } from '../library/recordingFolders';
import { readManifest } from '../reader/readManifest';

/** A track that was begun and is not complete. */
export interface UnfinishedTrack {
  readonly recordingId: string;
  readonly packId: string;
}

/** What was begun before and can go on, of the newest recording first. What cannot be read is left out. */
export async function unfinishedTracks(root: string): Promise<readonly UnfinishedTrack[]> {
  const found: UnfinishedTrack[] = [];
  for (const recordingId of await recordingIds(root).catch(() => [])) {
    const manifest = await readManifest(join(root, recordingId)).catch(() => null);
    if (manifest === null || manifest.state === 'recording') continue;
    for (const { id, origin, sha256 } of manifest.tracks) {
      if (origin === 'computed' && sha256 === null) found.push({ recordingId, packId: id });
    }
  }
  return found;
}
