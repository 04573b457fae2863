import type { Frame } from '../../common/frame';
import type { FrameCounts, SourceInfo, SourceStatus } from '../../common/status';
import { faultOf } from '../../common/userFacingError';
import { type CaptureError, FfmpegMissingError } from '../capture/captureErrors';
import type { FrameSource } from '../capture/frameSource';
import { liveSilent } from '../capture/liveErrors';
import { silenceOf } from './sourceRunnerSilence';

export interface SourceRunnerOptions {
  readonly nowMs: () => number;
  readonly onDisplayFrame: (frame: Frame) => void;
  readonly onModelFrame: (frame: Frame, info: SourceInfo) => void;
  readonly onStatusChange: () => void;
  /** Once for each trouble, however often a device is tried again meanwhile. */
  readonly onError: (error: CaptureError) => void;
}

/** Between a try to open a device again and the next. The first one follows a break at once. */
export const retryAfterMs = 1000;

/** A device that has delivered for so long is well again: its next break is another trouble. */
export const steadyAfterMs = 3000;

/** Runs one frame source at a time, knows its state and opens a device that broke off again. */
export class SourceRunner {
  private readonly options: SourceRunnerOptions;
  private source: FrameSource | null = null;
  private current: SourceStatus = { state: 'noSource' };
  private info: SourceInfo | null = null;
  /** When the last frame came, or when the first one began to be due. */
  private lastSignAtMs = 0;
  private liveSinceMs = 0;
  private capturedFrames = 0;
  private newestFrame: Frame['frameId'] | null = null;
  private troubleTold = false;
  private nextTryAtMs: number | null = null;
  /** The ends of all sources that were given up so far. */
  private ending: Promise<unknown> = Promise.resolve();

  constructor(options: SourceRunnerOptions) {
    this.options = options;
  }

  /** Frames captured since the source was opened. */
  get captured(): FrameCounts['captured'] {
    return this.capturedFrames;
  }

  /** The newest frame of the source; null before its first one. */
  get newestFrameId(): Frame['frameId'] | null {
    return this.newestFrame;
  }

  get status(): SourceStatus {
    return this.current;
  }

  /** Frame rate while pictures arrive, else null. Unit: frames per second. */
  get liveFramesPerSecond(): number | null {
    return this.current.state === 'live' ? this.current.info.framesPerSecond : null;
  }

  /** Ends the old source, then starts the new one. */
  async open(source: FrameSource): Promise<void> {
    await this.release();
    this.source = source;
    this.setStatus({ state: 'waiting', name: source.name });
    this.start(source);
  }

  /** Ends the source, if any. Its process is gone when this resolves. */
  async close(): Promise<void> {
    await this.release();
    this.setStatus({ state: 'noSource' });
  }

  /**
   * Opens a device anew, as after a break, but without calling it a trouble. A source that does not come
   * back by itself goes on as it is.
   */
  renew(): void {
    const old = this.source;
    const next = old?.reopened() ?? null;
    this.lastSignAtMs = this.options.nowMs();
    if (old === null || next === null) return;
    this.info = null;
    this.source = next;
    void this.end(old);
    this.setStatus({ state: 'waiting', name: next.name });
    this.tryAgain();
  }

  /** Tries a device that waits for its next try at once, as when it was plugged in. */
  tryNow(): void {
    if (this.nextTryAtMs !== null) this.tryAgain();
  }

  /** Notices a source that went silent, and tries a device again. Call it several times a second. */
  tick(): void {
    const now = this.options.nowMs();
    if (this.nextTryAtMs !== null) {
      if (now >= this.nextTryAtMs) this.tryAgain();
      return;
    }
    if (this.current.state === 'live' && now - this.liveSinceMs >= steadyAfterMs) {
      this.troubleTold = false;
    }
    this.checkForSilence(now - this.lastSignAtMs);
  }

  private checkForSilence(silentForMs: number): void {
    const { source, info } = this;
    if (source === null || info === null) return;
    const silence = silenceOf(this.current.state, silentForMs, info.framesPerSecond);
    if (silence === 'stalled') this.setStatus({ state: 'stalled', name: source.name, info });
    if (silence === 'tooLong' && source.reopened() !== null) {
      this.lose(source, liveSilent(source.name));
    }
  }

  private async release(): Promise<void> {
    const old = this.source;
    this.source = null;
    this.info = null;
    this.capturedFrames = 0;
    this.newestFrame = null;
    this.troubleTold = false;
    this.nextTryAtMs = null;
    await this.end(old);
  }

  private end(source: FrameSource | null): Promise<unknown> {
    this.ending = Promise.allSettled([this.ending, source?.dispose()]);
    return this.ending;
  }

  private start(source: FrameSource): void {
    const ifCurrent = (action: () => void): void => {
      if (source === this.source) action();
    };
    source.start({
      onInfo: (info) => ifCurrent(() => this.takeInfo(info)),
      onDisplayFrame: (frame) => ifCurrent(() => this.takeDisplayFrame(source, frame)),
      onModelFrame: (frame) => ifCurrent(() => this.takeModelFrame(frame)),
      onEnd: () => ifCurrent(() => this.takeEnd(source)),
      onError: (error) => ifCurrent(() => this.lose(source, error)),
    });
  }

  private takeInfo(info: SourceInfo): void {
    this.info = info;
    this.lastSignAtMs = this.options.nowMs();
  }

  private takeDisplayFrame(source: FrameSource, frame: Frame): void {
    this.capturedFrames += 1;
    this.newestFrame = frame.frameId;
    this.lastSignAtMs = this.options.nowMs();
    if (this.current.state !== 'live' && this.info !== null) {
      if (this.current.state !== 'stalled') this.liveSinceMs = this.lastSignAtMs;
      this.setStatus({ state: 'live', name: source.name, info: this.info });
    }
    this.options.onDisplayFrame(frame);
  }

  private takeModelFrame(frame: Frame): void {
    if (this.info !== null) this.options.onModelFrame(frame, this.info);
  }

  private takeEnd(source: FrameSource): void {
    if (this.info !== null) this.setStatus({ state: 'ended', name: source.name, info: this.info });
  }

  /** A source that does not come back is lost; a device is tried again until it does. */
  private lose(source: FrameSource, error: CaptureError): void {
    const { name } = source;
    const hadPicture = this.current.state === 'live' || this.current.state === 'stalled';
    const next = error instanceof FfmpegMissingError ? null : source.reopened();
    this.setStatus({ state: next === null ? 'lost' : 'reconnecting', name, ...faultOf(error) });
    const isNewTrouble = !this.troubleTold;
    this.troubleTold = true;
    if (isNewTrouble) this.options.onError(error);
    if (next === null) return;
    this.info = null;
    this.source = next;
    void this.end(source);
    const atOnce = isNewTrouble && hadPicture;
    this.nextTryAtMs = this.options.nowMs() + (atOnce ? 0 : retryAfterMs);
    if (atOnce) this.tryAgain();
  }

  /** Starts the waiting source as soon as the one before it has let go of the device. */
  private tryAgain(): void {
    const next = this.source;
    this.nextTryAtMs = null;
    void this.ending.then(() => {
      if (next !== null && next === this.source) this.start(next);
    });
  }

  private setStatus(status: SourceStatus): void {
    this.current = status;
    this.options.onStatusChange();
  }
}
