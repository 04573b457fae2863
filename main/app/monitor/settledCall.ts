/** Calls once when nothing was asked for a while: many events tell of one change. */
export class SettledCall {
  private readonly afterMs: number;
  private readonly call: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(afterMs: number, call: () => void) {
    this.afterMs = afterMs;
    this.call = call;
  }

  /** Something changed; the call follows when no more does. */
  ask(): void {
    this.dispose();
    this.timer = setTimeout(() => this.callNow(), this.afterMs);
  }

  /** Calls at once if a call is due. */
  callNow(): void {
    if (this.timer === null) return;
    this.dispose();
    this.call();
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
