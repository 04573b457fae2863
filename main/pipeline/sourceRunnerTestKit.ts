import { rectangularFieldOfView } from '../../common/fieldOfView';
import type { Size } from '../../common/geometry';
import type { SourceInfo } from '../../common/status';
import type { CaptureError } from '../capture/captureErrors';
import type { FrameSource, FrameSourceListener } from '../capture/frameSource';
import { SourceRunner } from './sourceRunner';

const framesPerSecond = 25;

function infoOf({ width, height }: Size): SourceInfo {
  return {
    width,
    height,
    framesPerSecond,
    interlaced: false,
    fieldOfView: rectangularFieldOfView({ x: 0, y: 0, width, height }),
    fieldOfViewOrigin: 'automatic',
    displaySize: { width, height },
    durationMs: null,
  };
}

/** A source whose frames and faults a test gives by hand. */
export class HandFedSource implements FrameSource {
  readonly name: string;
  readonly comesBack: boolean;
  isDisposed = false;
  onStart: (source: HandFedSource) => void = () => undefined;
  private listener: FrameSourceListener | null = null;
  private disposal: Promise<void> = Promise.resolve();

  constructor(name: string, comesBack: boolean) {
    this.name = name;
    this.comesBack = comesBack;
  }

  start(listener: FrameSourceListener): void {
    this.listener = listener;
    this.onStart(this);
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
    await this.disposal;
  }

  reopened(): FrameSource | null {
    if (!this.comesBack) return null;
    const next = new HandFedSource(this.name, true);
    next.onStart = this.onStart;
    return next;
  }

  /** Makes `dispose` wait until the returned function is called. */
  holdDisposal(): () => void {
    let release: () => void = () => undefined;
    this.disposal = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  tellInfo(size: Size = { width: 4, height: 2 }): void {
    this.listener?.onInfo(infoOf(size));
  }

  /** A display frame; the first one brings the source's size along. */
  deliver(frameId: number, size: Size = { width: 4, height: 2 }): void {
    if (frameId === 0) this.tellInfo(size);
    const pixels = new Uint8Array((size.width * size.height * 3) / 2);
    const times = { capturedAtMs: 0, mediaTimeMs: 0 };
    void this.listener?.onDisplayFrame({ frameId, ...times, ...size, pixelFormat: 'i420', pixels });
  }

  /** A frame for the model. */
  deliverToModel(frameId: number): void {
    const times = { capturedAtMs: 0, mediaTimeMs: 0 };
    const size = { width: 1, height: 1 };
    const pixels = new Uint8Array(3);
    void this.listener?.onModelFrame({ frameId, ...times, ...size, pixelFormat: 'rgb24', pixels });
  }

  fail(error: CaptureError): void {
    this.listener?.onError(error);
  }
}

/** A runner with a clock that stands still until a test moves it. */
export class RunnerBench {
  readonly errors: CaptureError[] = [];
  readonly frameIds: number[] = [];
  readonly runner: SourceRunner;
  private readonly started: HandFedSource[] = [];
  private nowMs = 1000;

  constructor() {
    this.runner = new SourceRunner({
      nowMs: () => this.nowMs,
      onDisplayFrame: ({ frameId }) => void this.frameIds.push(frameId),
      onModelFrame: () => undefined,
      onStatusChange: () => undefined,
      onError: (error) => void this.errors.push(error),
    });
  }

  /** A runner whose device has delivered its frame 0. */
  static async withLiveDevice(): Promise<RunnerBench> {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource('/dev/video7', true));
    bench.latest.deliver(0);
    return bench;
  }

  get startedCount(): number {
    return this.started.length;
  }

  /** The source that was started last. @throws Error before the first. */
  get latest(): HandFedSource {
    const source = this.started.at(-1);
    if (source === undefined) throw new Error('No source was started.');
    return source;
  }

  async open(source: HandFedSource): Promise<void> {
    source.onStart = (one) => this.started.push(one);
    await this.runner.open(source);
  }

  /** Lets promises run that wait for nothing but their turn. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves the clock and gives the runner its look at it. */
  async pass(durationMs: number): Promise<void> {
    this.nowMs += durationMs;
    this.runner.tick();
    await this.settle();
  }

  /** Lets the newest source deliver for a while. */
  async deliverFor(durationMs: number): Promise<void> {
    const periodMs = 1000 / framesPerSecond;
    for (let frameId = 0; frameId * periodMs < durationMs; frameId += 1) {
      this.latest.deliver(frameId);
      await this.pass(periodMs);
    }
  }
}
