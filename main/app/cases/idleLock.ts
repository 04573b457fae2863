const millisecondsPerMinute = 60_000;

/** Calls once when nothing was touched for so many minutes; each touch begins anew. */
export class IdleLock {
  private readonly onIdle: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(onIdle: () => void) {
    this.onIdle = onIdle;
  }

  /** Waits so long from now on. @param minutes null: for ever */
  start(minutes: number | null): void {
    this.stop();
    if (minutes === null) return;
    this.timer = setTimeout(() => this.onIdle(), minutes * millisecondsPerMinute);
    // Nothing to do when the application ends meanwhile.
    this.timer.unref();
  }

  /** Key or mouse was used. Cheap: it comes with every movement of the mouse. */
  touch(): void {
    this.timer?.refresh();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
