/** Notices when nothing was heard for too long. */
export class Silence {
  private readonly longestMs: number;
  private readonly onTooLong: () => void;
  private timer: NodeJS.Timeout;

  constructor(longestMs: number, onTooLong: () => void) {
    this.longestMs = longestMs;
    this.onTooLong = onTooLong;
    this.timer = setTimeout(onTooLong, longestMs);
  }

  /** Something was heard. */
  wasBroken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onTooLong, this.longestMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
