/** Before so much was done in so long a time, nobody can tell how long the rest takes. */
const tellingMs = 2000;
const tellingShare = 0.005;

/** How long work still takes, from how long it took to come where it is. Time in which it waits does not count. */
export class RemainingTime {
  private workedMs = 0;
  private firstShare: number | null = null;
  private share = 0;

  /** It begins, or goes on with what was done before. */
  begin(): void {
    this.workedMs = 0;
    this.firstShare = null;
  }

  /** So much is done. @param share 0 to 1 */
  take(share: number): void {
    if (this.firstShare === null || share < this.firstShare) {
      this.firstShare = share;
      this.workedMs = 0;
    }
    this.share = share;
  }

  /** It worked for so long. Unit: ms. */
  pass(ms: number): void {
    this.workedMs += ms;
  }

  /** Null while it is not known. Unit: ms. */
  get remainingMs(): number | null {
    const gained = this.share - (this.firstShare ?? this.share);
    if (this.workedMs < tellingMs || gained < tellingShare) return null;
    return (this.workedMs / gained) * (1 - this.share);
  }
}
