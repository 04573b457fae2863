import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../../../common/language/explain';
import { liveTrackFile, type PredictionTrack } from '../../../common/recordings/recordingManifest';
import type { LibraryEntry } from '../../../common/recordings/replayIpc';
import { foundShare } from '../../../common/recordings/trackDigest';
import { UserFacingError } from '../../../common/userFacingError';
import { thumbnailCommand } from '../../capture/ffmpegCommands';
import { fileInput } from '../../capture/ffmpegArguments';
import type { DigestCache } from '../../recording/library/digestCache';
import { readLibraryEntry } from '../../recording/library/libraryEntry';
import {
  deleteRemoved,
  recordingIds,
  removeRecording,
  restoreRecording,
} from '../../recording/library/recordingFolders';
import { reasonOf } from '../../recording/reader/readerErrors';
import { readManifest } from '../../recording/reader/readManifest';

export interface ReplayLibraryOptions {
  /** Folder of all recordings. */
  readonly root: () => string;
  /** Folder for what was made of them: thumbnails and digests. */
  readonly cacheFolder: string;
  readonly digests: DigestCache;
  /** @throws UserFacingError without ffmpeg */
  readonly ffmpegPath: () => string;
  /** Null where the case log is closed, or whoever is there may not see it. */
  readonly pseudonymOf: (caseId: string) => Promise<string | null>;
  /** More is known of a recording. */
  readonly onEntry: (entry: LibraryEntry) => void;
}

const thumbnailWidthPx = 320;

/** What recordings there are. Thumbnails and findings are made once, one after another, while nothing waits for them. */
export class ReplayLibrary {
  private readonly options: ReplayLibraryOptions;
  private readonly stop = new AbortController();
  private lastThumbnail: Promise<unknown> = Promise.resolve();
  private isLooking = false;

  constructor(options: ReplayLibraryOptions) {
    this.options = options;
  }

  /** Newest first; what has to be found out first comes later. @throws UserFacingError where the folder is away */
  async list(): Promise<readonly LibraryEntry[]> {
    const ids = await this.ids();
    const entries = await Promise.all(ids.map((id) => this.entry(id)));
    void this.lookThrough(entries);
    return entries;
  }

  /** The predictions of a recording have changed. */
  async lookAgain(recordingId: string): Promise<void> {
    const entry = await this.entry(recordingId);
    this.options.onEntry(entry);
    void this.lookThrough([entry]);
  }

  folderOf(recordingId: string): string {
    return join(this.options.root(), recordingId);
  }

  /** A small picture from the middle of a recording; null where none can be made. */
  async thumbnail(recordingId: string): Promise<string | null> {
    const made = this.lastThumbnail.then(() => this.makeThumbnail(recordingId));
    this.lastThumbnail = made.catch(() => undefined);
    return made.catch(() => null);
  }

  /** Puts a recording aside until the application ends. @throws UserFacingError */
  async remove(recordingId: string): Promise<void> {
    await this.attempt(recordingId, removeRecording);
  }

  /** Brings it back. @throws UserFacingError */
  async undoRemove(recordingId: string): Promise<void> {
    await this.attempt(recordingId, restoreRecording);
  }

  /** Deletes for good what was put aside. */
  async dispose(): Promise<void> {
    this.stop.abort();
    await deleteRemoved(this.options.root());
  }

  private async ids(): Promise<readonly string[]> {
    const folder = this.options.root();
    try {
      return await recordingIds(folder);
    } catch (error) {
      const reason = reasonOf(error);
      throw new UserFacingError(explain('replay.folderUnreadable', { folder, reason }));
    }
  }

  private async entry(recordingId: string): Promise<LibraryEntry> {
    const folder = this.folderOf(recordingId);
    const entry = await readLibraryEntry(folder);
    const casePseudonym =
      entry.caseId === null ? null : await this.options.pseudonymOf(entry.caseId).catch(() => null);
    const track = await describingTrack(folder);
    const kept = await this.options.digests.kept(folder, recordingId, track);
    return { ...entry, casePseudonym, foundShare: kept && foundShare(kept) };
  }

  /** Finds out what is not known yet. */
  private async lookThrough(entries: readonly LibraryEntry[]): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const { digests, onEntry } = this.options;
    try {
      for (const entry of entries.filter(isUnfinished)) {
        const { recordingId } = entry;
        const folder = this.folderOf(recordingId);
        const digest = await digests
          .digest(folder, recordingId, await describingTrack(folder), this.stop.signal)
          .catch(() => null);
        if (this.stop.signal.aborted) return;
        if (digest !== null) onEntry({ ...entry, foundShare: foundShare(digest) });
      }
    } finally {
      this.isLooking = false;
    }
  }

  private async makeThumbnail(recordingId: string): Promise<string | null> {
    const folder = this.folderOf(recordingId);
    const { segments, state } = await readManifest(folder);
    const segment = segments[Math.floor(segments.length / 2)];
    if (segment === undefined) return null;
    const outputPath = join(this.options.cacheFolder, `${recordingId}-${state}.jpg`);
    const kept = await readFile(outputPath).catch(() => null);
    if (kept !== null && state !== 'recording') return dataAddress(kept);
    await mkdir(this.options.cacheFolder, { recursive: true });
    const middle = (segment.frames ?? 0) / segment.framesPerSecond / 2;
    const request = {
      input: fileInput(join(folder, segment.file)),
      atMs: middle * 1000,
      widthPx: thumbnailWidthPx,
      outputPath,
    };
    const { ok } = await thumbnailCommand(this.options.ffmpegPath(), request, this.stop.signal);
    return ok ? dataAddress(await readFile(outputPath)) : null;
  }

  private async attempt(
    recordingId: string,
    move: (root: string, recordingId: string) => Promise<void>,
  ): Promise<void> {
    try {
      await move(this.options.root(), recordingId);
    } catch (error) {
      const reason = reasonOf(error);
      throw new UserFacingError(explain('replay.notRemoved', { recordingId, reason }));
    }
  }
}

/** The track by which the library describes a recording: the live one; of an import the first that is complete. */
async function describingTrack(folder: string): Promise<Pick<PredictionTrack, 'id' | 'file'>> {
  const { tracks } = await readManifest(folder).catch(() => ({ tracks: [] }));
  const live = { id: 'live', file: liveTrackFile };
  if (tracks.some(({ origin }) => origin === 'live')) return live;
  return tracks.find(({ sha256 }) => sha256 !== null) ?? live;
}

/** A recording that grows is not gone through: it would be anew with every look. */
function isUnfinished({ state, foundShare: share }: LibraryEntry): boolean {
  return share === null && (state === 'closed' || state === 'recovered');
}

function dataAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
}
