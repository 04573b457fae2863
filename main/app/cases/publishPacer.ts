/** What takes less than this is told at once, each time. Unit: ms. */
const cheapMs = 2;
/** After something dear so many times as long passes in between: it takes a sixth of the time at most. */
const restPerWork = 5;

/**
 * Tells of a state that grows. The first change is told at once; while telling is dear, what changes meanwhile is told
 * together a little later, so that a stream of events in a long case leaves the picture its time.
 */
export class PublishPacer {
  private readonly publish: () => void;
  private readonly nowMs: () => number;
  private notBeforeMs = -Infinity;
  private timer: NodeJS.Timeout | null = null;

  /** @param publish tells of the state as it is then; @param nowMs monotonic clock */
  constructor(publish: () => void, nowMs: () => number = () => performance.now()) {
    this.publish = publish;
    this.nowMs = nowMs;
  }

  /** Something changed. */
  request(): void {
    if (this.timer !== null) return;
    const waitMs = this.notBeforeMs - this.nowMs();
    if (waitMs <= 0) this.tell();
    else this.timer = setTimeout(() => this.tell(), waitMs);
  }

  /** Nothing more is told. */
  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private tell(): void {
    this.timer = null;
    const startedAtMs = this.nowMs();
    this.publish();
    const endedAtMs = this.nowMs();
    const tookMs = endedAtMs - startedAtMs;
    this.notBeforeMs = tookMs < cheapMs ? -Infinity : endedAtMs + tookMs * restPerWork;
  }
}
