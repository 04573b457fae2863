/**
 * Computes a value for each item, in order, some of them while the consumer is busy with another.
 * When it ends or fails nothing is under way any more.
 * @param read gets a signal that tells when its value is not wanted any more
 * @param ahead how many are under way at once, at least 1
 */
export async function* readAhead<Item, Value>(
  items: readonly Item[],
  read: (item: Item, signal: AbortSignal) => Promise<Value>,
  ahead: number,
): AsyncGenerator<Value, void, undefined> {
  const unwanted = new AbortController();
  const underWay: Promise<Value>[] = [];
  const remaining = items.values();
  const begin = () => {
    const { value: item, done } = remaining.next();
    if (done === true) return;
    const reading = read(item, unwanted.signal);
    // Its failure is seen when its turn comes.
    reading.catch(() => undefined);
    underWay.push(reading);
  };
  try {
    for (let started = 0; started < ahead; started += 1) begin();
    for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) {
      const value = await next;
      begin();
      yield value;
    }
  } finally {
    unwanted.abort();
    await Promise.allSettled(underWay);
  }
}
