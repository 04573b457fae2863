/** Timed values of the last second, for figures that a person reads. */
export class RecentValues {
  private readonly windowMs: number;
  private entries: { readonly atMs: number; readonly value: number }[] = [];

  constructor(windowMs = 1000) {
    this.windowMs = windowMs;
  }

  add(atMs: number, value: number): void {
    this.entries.push({ atMs, value });
    this.forgetBefore(atMs - this.windowMs);
  }

  clear(): void {
    this.entries = [];
  }

  /** Values added a second, over the window that ends now. */
  perSecond(nowMs: number): number {
    this.forgetBefore(nowMs - this.windowMs);
    return (this.entries.length * 1000) / this.windowMs;
  }

  /** Median of the window; 0 when it is empty. */
  median(): number {
    const sorted = this.entries.map((entry) => entry.value).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  }

  private forgetBefore(limitMs: number): void {
    const firstKept = this.entries.findIndex((entry) => entry.atMs > limitMs);
    if (firstKept === -1) this.entries = [];
    else if (firstKept > 0) this.entries.splice(0, firstKept);
  }
}
