/** One thing that must happen in time. Arming again replaces the one before. */
export class Deadline {
  private readonly onMissed: (what: string) => void;
  private timer: NodeJS.Timeout | null = null;

  /** @param onMissed gets the words that `arm` was given */
  constructor(onMissed: (what: string) => void) {
    this.onMissed = onMissed;
  }

  arm(limitMs: number, what: string): void {
    this.disarm();
    this.timer = setTimeout(() => this.onMissed(what), limitMs);
  }

  disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
