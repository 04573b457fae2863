import type { ErrorExplanation } from '../../../common/language/messageWords';
import type { ReplayControl, ReplayState } from '../../../common/recordings/replayIpc';
import type { ReplayFrame } from '../../../common/recordings/replayFrame';
import { explain } from '../../../common/language/explain';
import type { RecordingReader } from '../reader/recordingReader';
import { reasonOf } from '../reader/readerErrors';
import { gapAfter, passGap } from './gaps';
import { Playhead } from './playhead';

export interface PlayerOptions {
  readonly reader: RecordingReader;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  /** Gets every frame that is to be shown, in the order of its showing. The pixels stay the decoder's. */
  readonly onFrame: (frame: ReplayFrame) => void;
  readonly onState: (state: ReplayState) => void;
}

/** How often the playing picture is looked after: about twice a frame at 60 fps. */
const tickMs = 8;
/** A state that only moves is told so often; everything else at once. */
const tellEveryMs = 100;
/** So long before a group's end the next one is decoded. Unit: ms of the recording. */
const decodeAheadMs = 1500;

/**
 * Plays one recording. One picture is decoded at a time; the clock stands while it is waited for, so pictures come
 * late rather than in a wrong order. Owns the reader.
 */
export class Player {
  private readonly options: PlayerOptions;
  private readonly head: Playhead;
  private shown: number | null = null;
  private trouble: ErrorExplanation | null = null;
  private trackId: string | null;
  private comparedTrackId: string | null = null;
  private isShowing = false;
  private isDisposed = false;
  private timer: NodeJS.Timeout | null = null;
  private toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: PlayerOptions) {
    this.options = options;
    this.head = new Playhead(options.reader, options.nowMs);
    this.trackId = options.reader.manifest.tracks[0]?.id ?? null;
  }

  get reader(): RecordingReader {
    return this.options.reader;
  }

  /** Carries a control out; the frames follow by themselves. */
  control(control: ReplayControl): void {
    if (control.kind === 'track') this.chooseTrack(control.trackId);
    else if (control.kind === 'compare') this.compareWith(control.trackId);
    else this.head.take(control);
    this.follow();
    this.tell();
  }

  /** Takes in what a recording that grows has become. @throws UserFacingError where it cannot be read any more */
  async refresh(): Promise<void> {
    await this.options.reader.refresh();
    this.followTracks();
    this.follow();
    this.tell();
  }

  /** Shows where it stands again, for a page that has just come. */
  start(): void {
    this.shown = null;
    this.follow();
    this.tell();
  }

  dispose(): void {
    this.isDisposed = true;
    this.stopTimer();
    this.options.reader.dispose();
  }

  get state(): ReplayState {
    const { reader } = this.options;
    const { frame, timeMs, isPlaying, rate, loop } = this.head;
    return {
      recordingId: reader.manifest.recordingId,
      ...{ frame, isPlaying, rate, loop },
      atMs: isPlaying ? timeMs : this.head.frameTimeMs,
      frames: reader.frames,
      durationMs: reader.durationMs,
      gap: isPlaying ? gapAfter(reader, frame, timeMs) : null,
      isGrowing: reader.isGrowing,
      ...{ trackId: this.trackId, comparedTrackId: this.comparedTrackId },
      trouble: this.trouble,
    };
  }

  private chooseTrack(trackId: string): void {
    if (!this.hasTrack(trackId)) return;
    this.trackId = trackId;
    if (this.comparedTrackId === trackId) this.comparedTrackId = null;
    this.shown = null;
  }

  private compareWith(trackId: string | null): void {
    if (trackId === this.trackId || (trackId !== null && !this.hasTrack(trackId))) return;
    this.comparedTrackId = trackId;
    this.shown = null;
  }

  /** A track may have come, or have been taken away. */
  private followTracks(): void {
    const { trackId, comparedTrackId } = this;
    if (trackId === null || !this.hasTrack(trackId)) {
      this.trackId = this.options.reader.manifest.tracks[0]?.id ?? null;
    }
    const isGone = comparedTrackId !== null && !this.hasTrack(comparedTrackId);
    if (isGone || comparedTrackId === this.trackId) this.comparedTrackId = null;
    if (trackId !== this.trackId || comparedTrackId !== this.comparedTrackId) this.shown = null;
  }

  private hasTrack(trackId: string): boolean {
    return this.options.reader.manifest.tracks.some(({ id }) => id === trackId);
  }

  private overlay(frame: number, trackId: string | null) {
    return trackId === null ? null : this.options.reader.overlay(frame, trackId);
  }

  /** Brings the picture to where the head is, and keeps at it while it plays. */
  private follow(): void {
    if (this.isDisposed) return;
    if (this.head.isPlaying) this.timer ??= setInterval(() => this.tick(), tickMs);
    else this.stopTimer();
    void this.showWanted();
  }

  private tick(): void {
    const { reader, nowMs } = this.options;
    passGap(reader, this.head);
    if (this.head.arrive()) this.follow();
    void this.showWanted();
    if (nowMs() - this.toldAtMs >= tellEveryMs) this.tell();
  }

  private async showWanted(): Promise<void> {
    if (this.isShowing) return;
    this.isShowing = true;
    try {
      while (!this.isDisposed && this.head.frame !== this.shown && this.reader.frames > 0) {
        await this.show(this.head.frame);
      }
    } finally {
      this.isShowing = false;
    }
    if (!this.isDisposed) this.decodeAhead();
  }

  private async show(frame: number): Promise<void> {
    const { reader, onFrame } = this.options;
    this.head.wait();
    try {
      const { pixels, size } = await reader.decoder.frame(frame);
      if (this.isDisposed) return;
      const { frameId, atMs } = reader.frame(frame);
      onFrame({
        ...{ frameId, pixels, ...size },
        capturedAtMs: atMs,
        mediaTimeMs: atMs,
        pixelFormat: 'i420',
        frameNumber: frame,
        overlay: this.overlay(frame, this.trackId),
        attention: this.trackId === null ? null : reader.attention(frame, this.trackId),
        compared:
          this.comparedTrackId === null
            ? null
            : { overlay: this.overlay(frame, this.comparedTrackId) },
      });
      this.takeTrouble(null);
    } catch (error) {
      if (!this.isDisposed) this.fail(error);
    } finally {
      this.shown = frame;
      this.head.goOn();
    }
  }

  private fail(error: unknown): void {
    // What follows may be whole: a file that broke off is often followed by a good one.
    this.takeTrouble(explain('replay.notDecoded', { reason: reasonOf(error) }));
  }

  private takeTrouble(trouble: ErrorExplanation | null): void {
    const isNews = trouble !== this.trouble;
    this.trouble = trouble;
    if (isNews) this.tell();
  }

  /** The group that comes next when it plays; at rest the one that a step may need. */
  private decodeAhead(): void {
    const { reader } = this.options;
    const { isPlaying, rate, frameTimeMs } = this.head;
    const directions = isPlaying ? [Math.sign(rate)] : [-1, 1];
    const reachMs = decodeAheadMs * Math.max(1, isPlaying ? Math.abs(rate) / 2 : 1);
    for (const direction of directions) {
      const atMs = frameTimeMs + direction * reachMs;
      if (atMs >= 0 && atMs <= reader.durationMs) void reader.decoder.ahead(reader.frameAt(atMs));
    }
  }

  private tell(): void {
    if (this.isDisposed) return;
    this.toldAtMs = this.options.nowMs();
    this.options.onState(this.state);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}
