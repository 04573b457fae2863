/**
 * Time of a recording that runs at a rate; it stands while a picture is being waited for. Unit of all times: ms.
 */
export class PlayClock {
  private readonly nowMs: () => number;
  private atMs = 0;
  private sinceMs: number | null = null;
  private rateNow = 1;

  /** @param nowMs monotonic clock */
  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  get timeMs(): number {
    if (this.sinceMs === null) return this.atMs;
    return this.atMs + (this.nowMs() - this.sinceMs) * this.rateNow;
  }

  get rate(): number {
    return this.rateNow;
  }

  run(rate: number): void {
    this.stand();
    this.rateNow = rate;
    this.sinceMs = this.nowMs();
  }

  stand(): void {
    this.atMs = this.timeMs;
    this.sinceMs = null;
  }

  /** Goes on from another time; whether it runs stays as it is. */
  set(atMs: number): void {
    this.atMs = atMs;
    if (this.sinceMs !== null) this.sinceMs = this.nowMs();
  }
}
