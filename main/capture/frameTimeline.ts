/** When one frame was shown inside its source and when it arrived here. Unit: milliseconds. */
export interface FrameTiming {
  readonly mediaTimeMs: number;
  readonly capturedAtMs: number;
}

const microsecondsPerMs = 1000;

/**
 * Timings of the frames under way, fed with what ffmpeg's `metadata=mode=print` writes before it
 * hands a frame to the outputs. One line in two looks like `frame:12   pts:480000  pts_time:0.48`;
 * only the order counts, because ffmpeg numbers anew when its filters are set up again, which it does
 * when the size or the format of the pictures changes.
 */
export class FrameTimeline {
  readonly #nowMs: () => number;
  readonly #framePeriodMs: number;
  readonly #stopsWhenRenumbered: boolean;
  readonly #decoder = new TextDecoder('latin1');
  readonly #timings = new Map<number, FrameTiming>();
  #rest = '';
  #closed = false;
  #latestNumber = -1;
  #stopped = false;
  #count = 0;
  #firstPresentationMs: number | null = null;
  #latestMediaTimeMs: number;

  /**
   * @param framePeriodMs steps in for a presentation time that the source does not give.
   * @param stopsWhenRenumbered gives no timing to frames that follow a change of size or format.
   */
  constructor(nowMs: () => number, framePeriodMs: number, stopsWhenRenumbered = false) {
    this.#stopsWhenRenumbered = stopsWhenRenumbered;
    this.#nowMs = nowMs;
    this.#framePeriodMs = framePeriodMs;
    this.#latestMediaTimeMs = -framePeriodMs;
  }

  /** Takes text as it comes out of the pipe; presentation times are in microseconds. */
  push(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const match = /^frame:(\d+)\s+pts:(\S+)/.exec(line);
      if (match) this.#take(Number(match[1]), Number(match[2]) / microsecondsPerMs);
    }
  }

  /** To be called when the pipe has ended: no further times will come. */
  close(): void {
    this.#closed = true;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether the pictures have changed their size or format, and no timing follows. */
  get stopped(): boolean {
    return this.#stopped;
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

  #take(number: number, presentationMs: number): void {
    if (this.#stopsWhenRenumbered && number <= this.#latestNumber) this.#stopped = true;
    this.#latestNumber = number;
    if (!this.#stopped) this.#append(presentationMs);
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
