/** Faulty pictures in a row before a fault is named (0.2 s at 25 a second): a flush of water is shorter. */
const toName = 5;
/** Good pictures in a row before it is dropped again. */
const toDrop = 3;

/** Hysteresis over the faults of single pictures, so that the words for them do not flicker. */
export class SteadyFault<Fault extends string> {
  private goodInRow = 0;
  private faultyInRow = 0;
  private latest: Fault | null = null;
  private latestInRow = 0;
  private named: Fault | null = null;

  /** The fault to name; null for none. */
  get fault(): Fault | null {
    return this.named;
  }

  /** Takes the fault of the next picture, or null for a good one. */
  push(fault: Fault | null): void {
    if (fault === null) this.countGood();
    else this.countFaulty(fault);
  }

  /** Forgets the past: another source or model. */
  reset(): void {
    this.goodInRow = 0;
    this.faultyInRow = 0;
    this.latest = null;
    this.latestInRow = 0;
    this.named = null;
  }

  private countGood(): void {
    this.faultyInRow = 0;
    this.latestInRow = 0;
    this.goodInRow += 1;
    if (this.goodInRow >= toDrop) this.named = null;
  }

  private countFaulty(fault: Fault): void {
    this.goodInRow = 0;
    this.faultyInRow += 1;
    this.latestInRow = fault === this.latest ? this.latestInRow + 1 : 1;
    this.latest = fault;
    // The first fault stands until another one is as steady: words that change cannot be read.
    const unnamed = this.named === null && this.faultyInRow >= toName;
    if (unnamed || this.latestInRow >= toName) this.named = fault;
  }
}
