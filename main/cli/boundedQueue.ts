/**
 * Hands values from a fast producer to one slower consumer. The producer waits while `capacity`
 * values are waiting, so that memory stays bounded however long the video is.
 */
export class BoundedQueue<Value> implements AsyncIterable<Value> {
  private readonly capacity: number;
  private readonly values: Value[] = [];
  private ending: { readonly error: unknown } | 'end' | null = null;
  private wakeConsumer: () => void = () => undefined;
  private releaseProducer: () => void = () => undefined;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** @returns what the producer has to wait for, or nothing when there is room for more */
  push(value: Value): Promise<void> | undefined {
    if (this.ending !== null) return undefined;
    this.values.push(value);
    this.wakeConsumer();
    if (this.values.length < this.capacity) return undefined;
    return new Promise((resolve) => {
      this.releaseProducer = resolve;
    });
  }

  /** No more values; those that wait are still handed out. */
  end(): void {
    this.ending ??= 'end';
    this.wakeConsumer();
  }

  /** Makes the consumer fail at once, and lets the producer go. */
  fail(error: unknown): void {
    if (this.ending === null || this.ending === 'end') this.ending = { error };
    this.wakeConsumer();
    this.releaseProducer();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value, void, undefined> {
    for (;;) {
      if (this.ending !== null && this.ending !== 'end') throw this.ending.error;
      const value = this.values.shift();
      if (value !== undefined) {
        this.releaseProducer();
        yield value;
      } else if (this.ending === 'end') return;
      else await this.nextChange();
    }
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeConsumer = resolve;
    });
  }
}
