import type { Readable } from 'node:stream';
import { type Frame, frameByteLength } from '../../common/frame';
import { FrameSplitter } from './frameSplitter';
import type { FrameTimeline } from './frameTimeline';

/** What all frames of one output have in common. */
export type FrameShape = Pick<Frame, 'width' | 'height' | 'pixelFormat'>;

/** One raw output of ffmpeg and who receives its frames. */
export interface PumpOptions {
  readonly stream: Readable;
  readonly shape: FrameShape;
  readonly timeline: FrameTimeline;
  /** Changes the pixels in place before delivery. */
  readonly prepare: (pixels: Uint8Array) => void;
  /** A returned promise holds the output back until it resolves. */
  readonly deliver: (frame: Frame) => void | Promise<void>;
}

/**
 * Turns one output's bytes into frames, gives them their identity and time, and delivers them in
 * order. Reads on at once unless the receiver asks for time by returning a promise.
 */
export class FramePump {
  /** Resolves with the incomplete bytes at the end once all frames are delivered; rejects if `deliver` does. */
  readonly finished: Promise<number>;
  readonly #options: PumpOptions;
  readonly #splitter: FrameSplitter;
  readonly #waiting: Uint8Array[] = [];
  #nextFrameId = 0;
  #held = false;
  #ended = false;
  #resolveFinished: (pendingBytes: number) => void = () => undefined;
  #rejectFinished: (reason: unknown) => void = () => undefined;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#splitter = new FrameSplitter(frameByteLength(options.shape.pixelFormat, options.shape));
    this.finished = new Promise((resolve, reject) => {
      this.#resolveFinished = resolve;
      this.#rejectFinished = reject;
    });
    this.finished.catch(() => undefined);
    options.stream.on('data', (chunk: Uint8Array) => {
      this.#waiting.push(...this.#splitter.push(chunk));
      this.flush();
    });
    options.stream.once('close', () => {
      this.#ended = true;
      this.flush();
    });
    // A broken pipe shows as the end of the process, which says why.
    options.stream.on('error', () => undefined);
  }

  /** Id of the first frame that was not delivered yet. */
  get nextFrameId(): number {
    return this.#nextFrameId;
  }

  /** Delivers what can be delivered; to be called when new times have arrived. */
  flush(): void {
    while (!this.#held) {
      const timing = this.#options.timeline.at(this.#nextFrameId);
      const pixels = timing === null ? undefined : this.#waiting.shift();
      if (timing === null || pixels === undefined) break;
      this.#deliver({ frameId: this.#nextFrameId, ...timing, ...this.#options.shape, pixels });
    }
    const nothingFollows = this.#waiting.length === 0 || this.#options.timeline.closed;
    if (this.#ended && !this.#held && nothingFollows) {
      this.#resolveFinished(this.#splitter.pendingBytes);
    }
  }

  #deliver(frame: Frame): void {
    this.#nextFrameId += 1;
    try {
      this.#options.prepare(frame.pixels);
      const holding = this.#options.deliver(frame);
      if (holding) this.#holdUntil(holding);
    } catch (error) {
      this.#fail(error);
    }
  }

  #holdUntil(holding: Promise<void>): void {
    this.#held = true;
    this.#options.stream.pause();
    holding.then(
      () => {
        this.#held = false;
        this.#options.stream.resume();
        this.flush();
      },
      (error: unknown) => {
        this.#fail(error);
      },
    );
  }

  /** The receiver failed: nothing more reaches it, and the pipe is still emptied. */
  #fail(error: unknown): void {
    this.#held = true;
    this.#waiting.length = 0;
    this.#options.stream.removeAllListeners('data').resume();
    this.#rejectFinished(error);
  }
}
