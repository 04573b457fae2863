import { type Blanking, nothingBlanked } from '../../../common/blanking';
import type { Size } from '../../../common/geometry';
import type { RecorderState } from '../../../common/recordings/recorderState';
import type { SourceInfo } from '../../../common/status';
import { x264 } from '../encoder/x264';
import { Recorder, type RecorderOptions } from '../recorder/recorder';
import { numberedFrame } from './numberedFrame';

/** Frames of the recorder's tests. */
export const runSize: Size = { width: 64, height: 48 };
const framesPerSecond = 25;

/** What a source of such frames says of itself. */
export function runInfo(
  changes: Partial<SourceInfo> = {},
  { width, height }: Size = runSize,
): SourceInfo {
  const none = { widthPx: 0, heightPx: 0 };
  return {
    ...{ width, height, framesPerSecond, interlaced: false, durationMs: null },
    fieldOfView: {
      rect: { x: 0, y: 0, width, height },
      corners: { topLeft: none, topRight: none, bottomRight: none, bottomLeft: none },
    },
    fieldOfViewOrigin: 'automatic',
    displaySize: { width, height },
    ...changes,
  };
}

/** A recorder that is fed numbered frames in real time; frame n shows the number n. */
export class RecorderRun {
  readonly recorder: Recorder;
  readonly states: RecorderState[] = [];
  info: SourceInfo;
  blanking: Blanking;
  private readonly size: Size;
  private timer: NodeJS.Timeout | null = null;
  private nextFrame = 0;

  constructor(
    root: string,
    ffmpegPath: string,
    changes: Partial<RecorderOptions> = {},
    size: Size = runSize,
  ) {
    this.size = size;
    this.info = runInfo({}, size);
    this.blanking = { ...nothingBlanked, state: 'ready', frameSize: size };
    this.recorder = new Recorder({
      ffmpegPath: () => ffmpegPath,
      encoderFor: () => x264('ultrafast'),
      onEncoderFailed: () => undefined,
      version: '0.0.0',
      nowMs: () => performance.now(),
      now: () => new Date(),
      place: () => ({ root, mayMakeRoot: false }),
      onState: (state) => this.states.push(state),
      onBegun: () => undefined,
      reservedBytes: 0,
      ...changes,
    });
  }

  /** Frames that were offered so far. */
  get fed(): number {
    return this.nextFrame;
  }

  /** Feeds frames until `hold`. */
  feed(): void {
    this.timer ??= setInterval(() => this.feedOne(), 1000 / framesPerSecond);
  }

  hold(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  async dispose(): Promise<void> {
    this.hold();
    await this.recorder.dispose();
  }

  private feedOne(): void {
    const frameId = this.nextFrame;
    this.nextFrame += 1;
    const capturedAtMs = performance.now();
    const { size } = this;
    const pixels = numberedFrame(frameId, size);
    const times = { frameId, capturedAtMs, mediaTimeMs: frameId * 40 };
    const frame = { ...times, ...size, pixelFormat: 'i420' as const, pixels };
    this.recorder.takeFrame({ frame, info: this.info, blanking: this.blanking });
  }
}
