import type { Frame } from '../../common/frame';
import type { FrameCounts, SourceInfo, SourceStatus } from '../../common/status';
import type { CaptureError } from '../capture/captureErrors';
import type { FrameSource } from '../capture/frameSource';

export interface SourceRunnerOptions {
  readonly nowMs: () => number;
  readonly onDisplayFrame: (frame: Frame) => void;
  readonly onModelFrame: (frame: Frame, info: SourceInfo) => void;
  readonly onStatusChange: () => void;
  readonly onError: (error: CaptureError) => void;
}

/** Without a frame for this long, and for this many frame intervals, the picture counts as stalled. */
const stallAfterMs = 600;
const stallAfterIntervals = 5;

/** Runs one frame source at a time and knows its state. */
export class SourceRunner {
  private readonly options: SourceRunnerOptions;
  private source: FrameSource | null = null;
  private current: SourceStatus = { state: 'noSource' };
  private info: SourceInfo | null = null;
  private lastFrameAtMs = 0;
  private capturedFrames = 0;

  constructor(options: SourceRunnerOptions) {
    this.options = options;
  }

  /** Frames captured since the source was opened. */
  get captured(): FrameCounts['captured'] {
    return this.capturedFrames;
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
    source.start({
      onInfo: (info) => this.ifCurrent(source, () => this.takeInfo(info)),
      onDisplayFrame: (frame) => this.ifCurrent(source, () => this.takeDisplayFrame(source, frame)),
      onModelFrame: (frame) => this.ifCurrent(source, () => this.takeModelFrame(frame)),
      onEnd: () => this.ifCurrent(source, () => this.takeEnd(source)),
      onError: (error) => this.ifCurrent(source, () => this.takeError(source, error)),
    });
  }

  /** Ends the source, if any. Its process is gone when this resolves. */
  async close(): Promise<void> {
    await this.release();
    this.setStatus({ state: 'noSource' });
  }

  /** Notices a source that went silent. Call it several times a second. */
  checkForStall(): void {
    if (this.current.state !== 'live') return;
    const { name, info } = this.current;
    const limitMs = Math.max(stallAfterMs, (stallAfterIntervals * 1000) / info.framesPerSecond);
    if (this.options.nowMs() - this.lastFrameAtMs > limitMs) {
      this.setStatus({ state: 'stalled', name, info });
    }
  }

  private async release(): Promise<void> {
    const old = this.source;
    this.source = null;
    this.info = null;
    this.capturedFrames = 0;
    if (old !== null) await old.dispose();
  }

  private ifCurrent(source: FrameSource, action: () => void): void {
    if (source === this.source) action();
  }

  private takeInfo(info: SourceInfo): void {
    this.info = info;
  }

  private takeDisplayFrame(source: FrameSource, frame: Frame): void {
    this.capturedFrames += 1;
    this.lastFrameAtMs = this.options.nowMs();
    if (this.current.state !== 'live' && this.info !== null) {
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

  private takeError(source: FrameSource, error: CaptureError): void {
    this.setStatus({ state: 'lost', name: source.name, message: error.message });
    this.options.onError(error);
  }

  private setStatus(status: SourceStatus): void {
    this.current = status;
    this.options.onStatusChange();
  }
}
