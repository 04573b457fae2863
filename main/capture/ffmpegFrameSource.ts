import type { Readable } from 'node:stream';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import { outsideBlackener } from '../../common/octagon';
import { giveIdlePriority } from '../processes/idlePriority';
import {
  type CaptureOptions,
  type FrameSource,
  type FrameSourceListener,
  isLive,
  type SourceRequest,
} from './captureContract';
import { CaptureError, notAVideo, sourceLost, sourceSilent } from './captureErrors';
import {
  captureArguments,
  captureExtraPipes,
  consolePipe,
  displayPipe,
  modelPipe,
  timingPipe,
} from './ffmpegArguments';
import { type FfmpegExit, FfmpegProcess } from './ffmpegProcess';
import { exitReason, ffmpegReason } from './ffmpegReason';
import { FramePump, type FrameShape } from './framePump';
import { FrameSplitter } from './frameSplitter';
import { FrameTimeline } from './frameTimeline';
import { liveBrokeOff, liveChanged } from './liveErrors';
import { displaySize } from './pictureGeometry';
import type { SourceFindings } from './sourceFindings';
import { sourceName } from './sourceName';
import { type Survey, surveySource } from './surveySource';

/** A source that one ffmpeg reads: surveyed first, then captured. */
export class FfmpegFrameSource implements FrameSource {
  readonly name: string;
  readonly #request: SourceRequest;
  readonly #options: CaptureOptions;
  readonly #disposal = new AbortController();
  #running: Promise<void> | null = null;
  #ffmpeg: FfmpegProcess | null = null;
  /** What was found in the source, by this instance or by one before it. */
  #findings: SourceFindings | null;

  constructor(
    request: SourceRequest,
    options: CaptureOptions,
    earlier: SourceFindings | null = null,
  ) {
    if (!options.displayOutput && !options.modelInput) {
      throw new RangeError('A source without any output delivers nothing');
    }
    this.name = sourceName(request);
    this.#request = request;
    this.#options = options;
    this.#findings = earlier;
  }

  start(listener: FrameSourceListener): void {
    if (this.#running) throw new Error(`"${this.name}" has already been started`);
    this.#running = this.#run(listener).catch((error: unknown) => {
      if (this.#isDisposed()) return;
      listener.onError(this.#asCaptureError(error));
    });
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    if (this.#ffmpeg) await this.#ffmpeg.dispose();
    else await this.#running;
  }

  reopened(): FrameSource | null {
    if (!isLive(this.#request)) return null;
    return new FfmpegFrameSource(this.#request, this.#options, this.#findings);
  }

  /** What is known about the source, for whoever opens it once more. */
  get findings(): SourceFindings | null {
    return this.#findings;
  }

  #isDisposed(): boolean {
    return this.#disposal.signal.aborted;
  }

  async #run(listener: FrameSourceListener): Promise<void> {
    const { signal } = this.#disposal;
    const survey = await surveySource(this.#request, this.#options, signal, this.#findings);
    if (this.#isDisposed()) return;
    const { plan, info } = survey;
    this.#findings = survey.findings;
    listener.onInfo(info);
    if (this.#isDisposed()) return;
    this.#ffmpeg = new FfmpegProcess(
      this.#options.ffmpegPath,
      captureArguments(plan),
      captureExtraPipes,
    );
    if (this.#options.isIdle === true) giveIdlePriority(this.#ffmpeg.processId);
    const live = isLive(this.#request);
    const timeline = new FrameTimeline(this.#options.nowMs, 1000 / info.framesPerSecond, live);
    if (plan.consoleOutput) this.#watchConsole(this.#ffmpeg.output(consolePipe), plan.frameSize);
    const pumps = this.#connect(this.#ffmpeg, timeline, survey, listener);
    const exit = await this.#exitOrFailure(this.#ffmpeg, pumps);
    if (this.#isDisposed()) return;
    if (live) throw this.#liveEnd(exit, timeline);
    this.#checkEnd(exit, pumps);
    listener.onEnd();
  }

  /** Waits until ffmpeg has ended and all its frames are delivered; a receiver that fails ends it. */
  async #exitOrFailure(ffmpeg: FfmpegProcess, pumps: readonly FramePump[]): Promise<FfmpegExit> {
    try {
      await Promise.all(pumps.map((pump) => pump.finished));
      return await ffmpeg.exited;
    } catch (error) {
      await ffmpeg.dispose();
      throw error;
    }
  }

  #connect(
    ffmpeg: FfmpegProcess,
    timeline: FrameTimeline,
    { plan, info }: Survey,
    listener: FrameSourceListener,
  ): FramePump[] {
    const pump = (pipe: number, shape: FrameShape, receive: Receive) =>
      new FramePump({
        stream: ffmpeg.output(pipe),
        shape,
        timeline,
        prepare: outsideBlackener(info.fieldOfView, shape, shape.pixelFormat),
        deliver: (frame) => (this.#isDisposed() ? undefined : receive(frame)),
      });
    const pumps: FramePump[] = [];
    if (plan.displayOutput) {
      const shape = { ...plan.displaySize, pixelFormat: 'i420' } as const;
      pumps.push(pump(displayPipe, shape, (frame) => listener.onDisplayFrame(frame)));
    }
    if (plan.modelInput) {
      const shape = { ...plan.modelInput, pixelFormat: 'rgb24' } as const;
      pumps.push(pump(modelPipe, shape, (frame) => listener.onModelFrame(frame)));
    }
    feedTimeline(ffmpeg.output(timingPipe), timeline, pumps, () => ffmpeg.killNow());
    return pumps;
  }

  /** Pictures of the whole frame; they carry no identity, because nothing is ever said about them. */
  #watchConsole(stream: Readable, frameSize: Size): void {
    const size = displaySize(frameSize);
    const splitter = new FrameSplitter(size.width * size.height);
    stream.on('data', (chunk: Uint8Array) => {
      for (const values of splitter.push(chunk)) {
        if (!this.#isDisposed()) this.#options.onConsolePicture?.({ ...size, values });
      }
    });
    stream.on('error', () => undefined);
  }

  /** A live source never ends by itself; this says what became of it. */
  #liveEnd(exit: FfmpegExit, timeline: FrameTimeline): CaptureError {
    if (timeline.stopped) return liveChanged(this.name);
    return liveBrokeOff(this.name, liveEndReason(exit));
  }

  /** @throws CaptureError unless a finite source came to its own end with at least one frame. */
  #checkEnd(exit: FfmpegExit, pumps: readonly FramePump[]): void {
    const reason = ffmpegReason(exit.errorText) ?? exitReason(exit.code, exit.signal);
    if (exit.code !== 0) throw sourceLost(this.name, reason);
    if (!isFinite(this.#request)) throw sourceSilent(this.name);
    if (pumps.every((pump) => pump.nextFrameId === 0)) {
      throw notAVideo(this.name, 'noPicture');
    }
  }

  #asCaptureError(error: unknown): CaptureError {
    if (error instanceof CaptureError) return error;
    return sourceLost(this.name, error instanceof Error ? error.message : String(error));
  }
}

type Receive = (frame: Frame) => void | Promise<void>;

/** Times arrive before their frames; still, either pipe may be read first. */
function feedTimeline(
  stream: Readable,
  timeline: FrameTimeline,
  pumps: readonly FramePump[],
  onStopped: () => void,
): void {
  const flush = () => {
    for (const pump of pumps) pump.flush();
    timeline.forgetBefore(Math.min(...pumps.map((pump) => pump.nextFrameId)));
  };
  stream.on('data', (chunk: Uint8Array) => {
    timeline.push(chunk);
    if (timeline.stopped) onStopped();
    flush();
  });
  stream.on('error', () => undefined);
  stream.once('close', () => {
    timeline.close();
    flush();
  });
}

function liveEndReason({ code, signal, errorText }: FfmpegExit): string {
  const reason = ffmpegReason(errorText);
  if (reason !== null) return reason;
  return code === 0 ? 'it gives no more pictures' : exitReason(code, signal);
}

/** Whether the source is expected to end by itself. */
function isFinite(request: SourceRequest): boolean {
  switch (request.kind) {
    case 'file':
      return !request.repeat;
    case 'testPattern':
      return request.durationMs !== null;
    case 'device':
    case 'stream':
      return false;
  }
}
