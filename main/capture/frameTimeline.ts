/** When one frame was shown inside its source and when it arrived here. Unit: milliseconds. */
export interface FrameTiming {
  readonly mediaTimeMs: number;
  readonly capturedAtMs: number;
}

const microsecondsPerMs = 1000;

/**
 * Timings of the frames under way, fed with what ffmpeg's `metadata=mode=print` writes before it
 * hands a frame to the outputs. One line in two looks like `frame:12   pts:480000  pts_time:0.48`;
 * only the order counts, because ffmpeg numbers anew when its filters are set up again.
 */
export class FrameTimeline {
  readonly #nowMs: () => number;
  readonly #framePeriodMs: number;
  readonly #decoder = new TextDecoder('latin1');
  readonly #timings = new Map<number, FrameTiming>();
  #rest = '';
  #closed = false;
  #count = 0;
  #firstPresentationMs: number | null = null;
  #latestMediaTimeMs: number;

  /** @param framePeriodMs steps in for a presentation time that the source does not give. */
  constructor(nowMs: () => number, framePeriodMs: number) {
    this.#nowMs = nowMs;
    this.#framePeriodMs = framePeriodMs;
    this.#latestMediaTimeMs = -framePeriodMs;
  }

  /** Takes text as it comes out of the pipe; presentation times are in microseconds. */
  push(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const match = /^frame:\d+\s+pts:(\S+)/.exec(line);
      if (match) this.#append(Number(match[1]) / microsecondsPerMs);
    }
  }

  /** To be called when the pipe has ended: no further times will come. */
  close(): void {
    this.#closed = true;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Timing of the frame with this id, or null when it has not been announced yet. */
  at(frameId: number): FrameTiming | null {
    return this.#timings.get(frameId) ?? null;
  }

  /** Forgets all frames before this one, once every output has delivered them. */
  forgetBefore(frameId: number): void {
    for (const known of this.#timings.keys()) {
      if (known >= frameId) return;
      this.#timings.delete(known);
    }
  }

  #append(presentationMs: number): void {
    const mediaTimeMs = Number.isFinite(presentationMs)
      ? presentationMs - (this.#firstPresentationMs ??= presentationMs)
      : this.#latestMediaTimeMs + this.#framePeriodMs;
    this.#latestMediaTimeMs = mediaTimeMs;
    this.#timings.set(this.#count, { mediaTimeMs, capturedAtMs: this.#nowMs() });
    this.#count += 1;
  }
}
