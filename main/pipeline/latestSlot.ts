/** A queue of one: the newest value wins, because an old frame is worth nothing to a live picture. */
export class LatestSlot<Value> {
  private value: Value | null = null;

  /** Replaces what has not been taken yet. */
  put(value: Value): void {
    this.value = value;
  }

  /** The newest value, once; null when there is none. */
  take(): Value | null {
    const taken = this.value;
    this.value = null;
    return taken;
  }
}
