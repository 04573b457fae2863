import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { explain } from '../../../common/language/explain';
import type { ReplayFrame } from '../../../common/recordings/replayFrame';
import type {
  ReplayContent,
  ReplayControl,
  ReplayState,
} from '../../../common/recordings/replayIpc';
import type { NoteLine, ReplayNote } from '../../../common/recordings/replayNote';
import type { TrackDigest } from '../../../common/recordings/trackDigest';
import { explanationOf, UserFacingError } from '../../../common/userFacingError';
import type { DigestCache } from '../../recording/library/digestCache';
import { appendNote, readNotes } from '../../recording/player/notesFile';
import { Player } from '../../recording/player/player';
import { DigestMaker } from '../../recording/reader/digestMaker';
import { SessionComparison } from './sessionComparison';
import { reasonOf } from '../../recording/reader/readerErrors';
import { RecordingReader } from '../../recording/reader/recordingReader';

export interface ReplaySessionOptions {
  readonly folder: string;
  readonly ffmpegPath: string;
  readonly nowMs: () => number;
  readonly digests: DigestCache;
  readonly onFrame: (frame: ReplayFrame) => void;
  readonly onState: (state: ReplayState) => void;
  readonly onContent: (content: ReplayContent) => void;
}

/** A recording that grows is looked at so often. */
const refreshEveryMs = 1000;

/** One recording that is open on the page: its player, its strips, its notes. */
export class ReplaySession {
  private readonly options: ReplaySessionOptions;
  private readonly reader: RecordingReader;
  private readonly player: Player;
  private makers: readonly { readonly path: string; readonly maker: DigestMaker }[] = [];
  private comparing: SessionComparison | null = null;
  private readonly stop = new AbortController();
  private known: readonly TrackDigest[] = [];
  private notes: readonly ReplayNote[] = [];
  private timer: NodeJS.Timeout | null = null;
  private isRefreshing = false;

  private constructor(options: ReplaySessionOptions, reader: RecordingReader) {
    const { nowMs, onFrame, onState } = options;
    this.options = options;
    this.reader = reader;
    this.player = new Player({ reader, nowMs, onFrame, onState });
    this.followTracks();
  }

  /** @throws UserFacingError that says why it cannot be opened */
  static async open(options: ReplaySessionOptions): Promise<ReplaySession> {
    const reader = await RecordingReader.open(options.folder, options.ffmpegPath);
    const session = new ReplaySession(options, reader);
    session.notes = await readNotes(options.folder).catch(() => []);
    await session.takeKeptDigests();
    return session;
  }

  get recordingId(): string {
    return this.reader.manifest.recordingId;
  }

  get content(): ReplayContent {
    const { manifest, timeline } = this.reader;
    const comparison = this.comparing?.comparison ?? null;
    return { manifest, timeline, notes: this.notes, digests: this.known, comparison };
  }

  /** Shows the first picture and goes through what has no strips yet. */
  start(): void {
    this.player.start();
    void this.makeDigests();
    if (this.reader.isGrowing) {
      this.timer = setInterval(() => void this.refresh(), refreshEveryMs);
    }
  }

  control(control: ReplayControl): void {
    this.player.control(control);
    if (control.kind === 'track' || control.kind === 'compare') this.compare();
  }

  /** A bookmark, or with words a note. @throws UserFacingError where it is not on the disk */
  async addNote(frame: number, text: string | null): Promise<readonly ReplayNote[]> {
    const frameNumber = Math.max(0, Math.min(frame, this.reader.frames - 1));
    const { atMs } = this.reader.frame(frameNumber);
    const writtenAt = new Date().toISOString();
    return this.append({ kind: 'note', id: randomUUID(), frameNumber, atMs, text, writtenAt });
  }

  /** @throws UserFacingError where that is not on the disk */
  async removeNote(id: string): Promise<readonly ReplayNote[]> {
    return this.append({ kind: 'removed', id, writtenAt: new Date().toISOString() });
  }

  dispose(): void {
    this.stop.abort();
    this.comparing?.dispose();
    if (this.timer !== null) clearInterval(this.timer);
    this.player.dispose();
  }

  private async append(line: NoteLine): Promise<readonly ReplayNote[]> {
    const { folder } = this.options;
    try {
      await appendNote(folder, line);
      this.notes = await readNotes(folder);
      return this.notes;
    } catch (error) {
      const explanation = explain('replay.noteNotKept', { reason: reasonOf(error) });
      throw new UserFacingError(explanation, { cause: error });
    }
  }

  /** Takes in what was written since. Never rejects. */
  async refresh(): Promise<void> {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    try {
      await this.player.refresh();
      this.followTracks();
      await this.catchUp();
      if (!this.reader.isGrowing) this.compare();
      if (!this.reader.isGrowing && this.timer !== null) clearInterval(this.timer);
    } catch (error) {
      // It was moved away or its disk is gone: what is shown stays, and the state says why nothing follows.
      if (!this.stop.signal.aborted) {
        this.options.onState({ ...this.player.state, trouble: explanationOf(error) });
      }
    } finally {
      this.isRefreshing = false;
    }
  }

  /** A digest for each track, also for one that has come since. */
  private followTracks(): void {
    this.makers = this.reader.manifest.tracks.map(({ id }) => {
      const track = this.reader.track(id);
      const known = this.makers.find(({ path }) => path === track.path);
      return known ?? { path: track.path, maker: new DigestMaker(id, track) };
    });
  }

  /** Begins to compare the two tracks that are shown, from the start of the recording. */
  private compare(): void {
    this.comparing?.dispose();
    const { trackId, comparedTrackId } = this.player.state;
    const tell = (): void => this.options.onContent(this.content);
    this.comparing =
      trackId === null || comparedTrackId === null
        ? null
        : new SessionComparison(this.reader, trackId, comparedTrackId, tell);
    tell();
  }

  private async takeKeptDigests(): Promise<void> {
    if (this.reader.isGrowing) return;
    const { digests, folder } = this.options;
    const kept = await Promise.all(
      this.reader.manifest.tracks.map((track) => digests.kept(folder, basename(folder), track)),
    );
    this.known = kept.filter((digest) => digest !== null);
  }

  private async makeDigests(): Promise<void> {
    const { tracks } = this.reader.manifest;
    if (this.known.length === tracks.length && !this.reader.isGrowing) return;
    try {
      await this.catchUp();
      if (this.reader.isGrowing) return;
      const { digests, folder } = this.options;
      for (const digest of this.known) {
        const file = tracks.find(({ id }) => id === digest.trackId)?.file;
        if (file !== undefined) await digests.keep(folder, basename(folder), file, digest);
      }
    } catch {
      // Another recording was opened.
    }
  }

  private async catchUp(): Promise<void> {
    for (const { maker } of this.makers) await maker.catchUp(this.stop.signal);
    this.known = this.makers.map(({ maker }) => maker.digest(this.reader.isGrowing));
    if (!this.stop.signal.aborted) this.options.onContent(this.content);
  }
}
