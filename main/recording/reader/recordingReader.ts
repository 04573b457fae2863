import { basename, join } from 'node:path';
import {
  framesFile,
  type RecordingManifest,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import type { RecordedFrame } from '../../../common/recordings/recordedFrame';
import type { ReplayFrame, ReplayOverlay } from '../../../common/recordings/replayFrame';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { drawnAttention } from './drawnAttention';
import { drawnEvidence } from './drawnEvidence';
import { FrameDecoder, type FramePlace } from './frameDecoder';
import { FrameTable } from './frameTable';
import { recordingEmpty, recordingUnreadable, reasonOf } from './readerErrors';
import { readManifest } from './readManifest';
import { SegmentFiles } from './segmentFiles';
import { readTimeline } from './timelineReader';
import { TrackReader } from './trackReader';

/**
 * One recording, opened for reading: also one that still grows, or whose writer was killed. Reads what is there and
 * writes nothing. Frames count from 0 over all files.
 */
export class RecordingReader {
  readonly folder: string;
  readonly decoder: FrameDecoder;
  private manifestNow: RecordingManifest;
  private entries: readonly TimelineEntry[] = [];
  private readonly table: FrameTable;
  private readonly files: SegmentFiles;
  private readonly trackReaders = new Map<string, TrackReader>();

  private constructor(folder: string, ffmpegPath: string, manifest: RecordingManifest) {
    this.folder = folder;
    this.manifestNow = manifest;
    this.table = new FrameTable(join(folder, framesFile));
    this.files = new SegmentFiles(folder);
    this.decoder = new FrameDecoder({ ffmpegPath, place: (frame) => this.files.place(frame) });
  }

  /** @throws UserFacingError that says why it cannot be opened */
  static async open(folder: string, ffmpegPath: string): Promise<RecordingReader> {
    const reader = new RecordingReader(folder, ffmpegPath, await readManifest(folder));
    await reader.take();
    if (reader.frames === 0 && !reader.isGrowing) throw recordingEmpty(basename(folder));
    return reader;
  }

  get manifest(): RecordingManifest {
    return this.manifestNow;
  }

  /** Whether it may become longer. */
  get isGrowing(): boolean {
    return this.manifestNow.state === 'recording';
  }

  /** Frames that are both in the video and in the list of frames. */
  get frames(): number {
    return Math.min(this.table.length, this.files.frames);
  }

  /** When the last frame was captured, since the start. Unit: ms. */
  get durationMs(): number {
    return this.frames === 0 ? 0 : this.table.at(this.frames - 1).atMs;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.entries;
  }

  /** @throws RangeError where there is no such frame */
  frame(frame: number): RecordedFrame {
    return this.table.at(frame);
  }

  /** Where a frame lies in the video files. @throws RangeError where no file has it */
  place(frame: number): Promise<FramePlace> {
    return this.files.place(frame);
  }

  /** The frame that is shown at a time. */
  frameAt(atMs: number): number {
    return Math.max(0, Math.min(this.frames - 1, this.table.frameAt(atMs)));
  }

  /** The predictions of a track. @throws RangeError where the recording has no such track */
  track(trackId: string): TrackReader {
    const reader = this.trackReaders.get(trackId);
    if (reader === undefined) throw new RangeError(`There is no track ${trackId}.`);
    return reader;
  }

  /** What stood above a frame, by a track; null where nothing did. */
  overlay(frame: number, trackId: string): ReplayOverlay | null {
    const untilMs = this.untilMs(frame);
    return drawnEvidence({ frame, untilMs, table: this.table, track: this.track(trackId) });
  }

  /** What stood in the heatmap's place, by a track; null where the attention map was not wanted. */
  attention(frame: number, trackId: string): ReplayFrame['attention'] {
    const { table, entries: timeline } = this;
    const untilMs = this.untilMs(frame);
    return drawnAttention({ frame, untilMs, table, timeline, track: this.track(trackId) });
  }

  private untilMs(frame: number): number {
    return frame + 1 < this.table.length ? this.table.at(frame + 1).atMs : Number.POSITIVE_INFINITY;
  }

  /** Takes in what was written since. @throws UserFacingError where it cannot be read any more */
  async refresh(): Promise<void> {
    this.manifestNow = await readManifest(this.folder);
    await this.take();
  }

  dispose(): void {
    this.decoder.dispose();
  }

  private async take(): Promise<void> {
    try {
      await this.files.refresh(this.manifestNow);
      await this.table.refresh();
      this.entries = await readTimeline(join(this.folder, timelineFile));
      for (const { id, file } of this.manifestNow.tracks) await this.refreshTrack(id, file);
    } catch (error) {
      throw recordingUnreadable(basename(this.folder), reasonOf(error));
    }
  }

  private async refreshTrack(id: string, file: string): Promise<void> {
    const path = join(this.folder, file);
    const known = this.trackReaders.get(id);
    // A track that was computed anew is another file.
    const reader = known?.path === path ? known : new TrackReader(path);
    this.trackReaders.set(id, reader);
    await reader.refresh();
  }
}
